import Basics
import GRDB

/// The tables of `.strand/index.sqlite`. All of it is derived: when the version changes, the index is made again.
enum IndexSchema {
  /// Raised when something else fills the same tables.
  private static let revision = 7

  /// A number of 31 bits that is another for other tables and another revision.
  static let version =
    Int(
      ContentHash(of: Array("\(revision)\n\(tables)\(hitIndex)\(pieceIndex)".utf8)).hexadecimal.prefix(7), radix: 16)
    ?? 1

  static func isCurrent(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA user_version") == version
  }

  /// Makes the empty tables, in the place of whatever is there.
  static func create(_ database: Database) throws {
    try dropAll(database)
    try database.execute(sql: tables + hitIndex + pieceIndex)
    try ParticipantsIndexing.replace(nil, in: database)
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Takes all hits away, and the index of their table, which `createHitIndex` makes again.
  static func clearHits(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP INDEX IF EXISTS hits_by_code;
        DELETE FROM hits;
        """)
  }

  static func createHitIndex(_ database: Database) throws { try database.execute(sql: hitIndex) }

  static func createPieceIndex(_ database: Database) throws { try database.execute(sql: pieceIndex) }

  private static func dropAll(_ database: Database) throws {
    let objects = try Row.fetchAll(
      database,
      sql: "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    ).map { (type: $0[0] as String, name: $0[1] as String) }
    for object in objects {
      try database.execute(sql: "DROP \(object.type) IF EXISTS \(ParticipantsIndexing.quoted(object.name))")
    }
  }

  private static let tables = """
    -- What the index was made from; times in nanoseconds since 1970. seen: a time before the file was looked at.
    CREATE TABLE files (
      path TEXT PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
      changed INTEGER NOT NULL, inode INTEGER NOT NULL, seen INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    -- Cells of participants.csv that are no number in a column of numbers: there they are NULL.
    CREATE TABLE participant_words (participant INTEGER NOT NULL, name TEXT NOT NULL, written TEXT NOT NULL);
    -- Warnings that belong to a file and are said again by `check`.
    CREATE TABLE warnings (
      path TEXT NOT NULL, line INTEGER, identity TEXT NOT NULL, what TEXT NOT NULL, remedy TEXT NOT NULL);

    -- A key is never used again: who has read the one transcript must not take another for it.
    -- first_speaker: the key of the first of the transcript's speakers; the others' follow it.
    CREATE TABLE transcripts (
      transcript_key INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, language TEXT NOT NULL,
      title TEXT, date TEXT, place TEXT, scalars INTEGER NOT NULL, first_speaker INTEGER NOT NULL);
    -- person: whom the words are counted for; the participant's id, else `interviewer LABEL`, else transcript/label.
    -- hits: of rules, judged ones too.
    CREATE TABLE speakers (
      speaker_key INTEGER PRIMARY KEY, transcript_key INTEGER NOT NULL, label TEXT NOT NULL, role TEXT NOT NULL,
      participant TEXT, person TEXT NOT NULL, turns INTEGER NOT NULL, words INTEGER NOT NULL, hits INTEGER NOT NULL);
    CREATE INDEX speakers_by_transcript ON speakers (transcript_key);
    -- All turns of a transcript in one value (StoredTurns).
    CREATE TABLE turns (transcript_key INTEGER PRIMARY KEY, count INTEGER NOT NULL, stored BLOB NOT NULL);

    -- All hits of a code in a transcript in one value (StoredHits), whatever was decided about them.
    CREATE TABLE hits (
      transcript_key INTEGER NOT NULL, code TEXT NOT NULL, stored BLOB NOT NULL,
      PRIMARY KEY (transcript_key, code));

    -- Who judged which hit. state: 1 accepted, 2 rejected.
    CREATE TABLE judgements (
      transcript_key INTEGER NOT NULL, code TEXT NOT NULL, hit INTEGER NOT NULL, coder TEXT NOT NULL,
      state INTEGER NOT NULL, speaker_key INTEGER NOT NULL,
      PRIMARY KEY (transcript_key, code, hit, coder)) WITHOUT ROWID;

    -- Bodies of transcripts, the present ones and earlier ones that codings were measured in: the way from an old text
    -- to its successor.
    CREATE TABLE bodies (
      body_key INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, text BLOB NOT NULL);
    -- With all that finding the old ones needs, without the texts.
    CREATE INDEX bodies_by_name ON bodies (name, body_key DESC, hash);

    -- People's codings after replay. accepted: 1 for a confirmed hit, 2 for a confirmed suggestion. place: 0 the words stand where they stood,
    -- 1 the transcript has changed there, 2 the transcript is gone, 3 re-anchoring has not found the words.
    CREATE TABLE codings (
      id TEXT PRIMARY KEY, coder TEXT NOT NULL, code TEXT NOT NULL, transcript TEXT NOT NULL, start INTEGER NOT NULL,
      end INTEGER NOT NULL, accepted INTEGER NOT NULL, note TEXT, time REAL NOT NULL, place INTEGER NOT NULL,
      definition TEXT)
      WITHOUT ROWID;
    -- Journals that hold what several coders were at one about.
    CREATE TABLE consensus (coder TEXT PRIMARY KEY) WITHOUT ROWID;
    -- A coding cut at the turns it runs over. is_current: 1 when it was made under the code's present definition.
    CREATE TABLE pieces (
      coding TEXT NOT NULL, coder TEXT NOT NULL, accepted INTEGER NOT NULL, transcript_key INTEGER NOT NULL,
      turn INTEGER NOT NULL, speaker_key INTEGER NOT NULL, code TEXT NOT NULL, start INTEGER NOT NULL,
      end INTEGER NOT NULL, first_word INTEGER NOT NULL, end_word INTEGER NOT NULL, is_current INTEGER NOT NULL);
    -- Passages that coders refused, where their words still stand. suggested: 1 for a model's suggestion.
    CREATE TABLE rejections (
      id TEXT PRIMARY KEY, coder TEXT NOT NULL, code TEXT NOT NULL, transcript_key INTEGER NOT NULL,
      start INTEGER NOT NULL, end INTEGER NOT NULL, suggested INTEGER NOT NULL) WITHOUT ROWID;

    -- What coders have read: turns first to last, for the codes of a set. outdated: 1 where the transcript has changed
    -- since. Sets are numbered, because many marks share one.
    CREATE TABLE read_marks (
      id TEXT PRIMARY KEY, coder TEXT NOT NULL, transcript_key INTEGER NOT NULL, first_turn INTEGER NOT NULL,
      last_turn INTEGER NOT NULL, code_set INTEGER NOT NULL, time REAL NOT NULL, outdated INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE read_codes (
      code_set INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (code_set, code)) WITHOUT ROWID;

    -- What a command saw when it last ran, to tell what is new since then.
    CREATE TABLE snapshots (name TEXT NOT NULL, entry TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (name, entry)) WITHOUT ROWID;
    """

  private static let hitIndex = "CREATE INDEX hits_by_code ON hits (code, transcript_key);"

  /// With all that comparing coders needs, in its order.
  private static let pieceIndex = """
    CREATE INDEX pieces_by_code ON pieces (
      code, transcript_key, start, turn, end, coder, accepted, is_current);
    """
}
