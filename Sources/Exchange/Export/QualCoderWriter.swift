import Basics
import Codebooks
import Codings
public import Foundation
import GRDB
import Transcripts

/// Writes a study as a QualCoder project: a folder with `data.qda`, in the form of QualCoder's database version 17, which
/// newer versions bring up to date themselves.
///
/// QualCoder gives a name to one code alone, has no codes below codes in older versions, and one annotation for a place
/// and coder. So a code that has others below it is a category and, in it, a code of the same name; equal names get the
/// name of the code above; several memos of a place are one.
public struct QualCoderWriter {
  private let study: StudyContents
  private let names: QualCoderNames
  private var inventory = ImportInventory()
  private var codeKeys: [String: Int64] = [:]
  private var sourceKeys: [String: Int64] = [:]

  /// Writes the folder under another name first, so that it is there as a whole or not at all.
  /// - Parameters:
  ///   - url: of the folder, which must not be there.
  ///   - time: when the project was made.
  /// - Returns: what is in it as it is, in another form, or not at all.
  /// - Throws: `Problem` of kind `cannotWrite`.
  public static func write(
    _ study: StudyContents, to url: URL, shownAs shown: String, time: Date
  ) throws -> ImportInventory {
    let manager = FileManager.default
    if manager.fileExists(atPath: url.path) { throw Problem.projectThere(shown) }
    let draft = url.deletingLastPathComponent().appendingPathComponent(
      ".\(url.lastPathComponent).\(UUID().uuidString.prefix(8)).tmp")
    try Files.makeFolder(draft, shownAs: shown)
    do {
      for folder in ["audio", "documents", "images", "video"] {
        try Files.makeFolder(draft.appendingPathComponent(folder), shownAs: shown)
      }
      var writer = QualCoderWriter(study)
      let queue = try DatabaseQueue(path: draft.appendingPathComponent("data.qda").path)
      try queue.write { try writer.fill($0, time: time) }
      try queue.close()
      try manager.moveItem(at: draft, to: url)
      return writer.inventory
    } catch {
      try? manager.removeItem(at: draft)
      throw error as? Problem ?? Problem.databaseNotWritten(shown)
    }
  }

  private init(_ study: StudyContents) {
    self.study = study
    names = QualCoderNames(study.codebook)
  }

  private mutating func fill(_ database: Database, time: Date) throws {
    try database.execute(sql: QualCoderSchema.sql)
    try database.execute(
      sql: "INSERT INTO project (databaseversion, date, memo, about, codername) VALUES ('v17', ?, '', ?, ?)",
      arguments: [
        Self.time(time), ForeignProject.ownOrigin + study.version, study.coders.first ?? SafeNames.unknownCoder,
      ])
    for coder in study.coders {
      try database.execute(sql: "INSERT INTO coder_names (name) VALUES (?)", arguments: [coder])
    }
    let memos = QualCoderMemos(study, &inventory)
    for branch in CodeBranch.roots(of: study.codebook) { try insert(branch, category: nil, memos, database, time) }
    try insertSources(memos, database, time)
    try insertCodings(memos, database)
    try insertAnnotations(memos, database)
    try insertPeople(memos, database, time)
    inventory.count("levels of groups", .leftOut("QualCoder has none"), study.levels.count)
    let rules = study.codebook.codes.reduce(0) { $0 + $1.rules.count }
    inventory.count("rules", .leftOut("QualCoder has none"), rules)
    study.countLosses(&inventory)
  }

  // MARK: Codes

  private mutating func insert(
    _ branch: CodeBranch, category: Int64?, _ memos: QualCoderMemos, _ database: Database, _ time: Date
  ) throws {
    let code = branch.code
    let owner = study.coders.first ?? SafeNames.unknownCoder
    let name = names.name(of: code)
    var own = category
    if !branch.branches.isEmpty {
      try database.execute(
        sql: "INSERT INTO code_cat (name, memo, owner, date, supercatid) VALUES (?, '', ?, ?, ?)",
        arguments: [name, owner, Self.time(time), category])
      own = database.lastInsertedRowID
      inventory.count("codes", .changed("a category and a code of its name in it"), example: name)
    } else {
      inventory.count(
        "codes", name == code.name ? .taken : .changed("with the name of the code above, as names are unique"))
    }
    let memo = ([CodeDescription.text(code)] + memos.ofCodes(code.id)).filter { !$0.isEmpty }.joined(separator: "\n\n")
    try database.execute(
      sql: "INSERT INTO code_name (name, memo, catid, owner, date, color) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [name, memo, own, owner, Self.time(time), (code.colour ?? "#B8B8B8").uppercased()])
    codeKeys[code.id] = database.lastInsertedRowID
    for branch in branch.branches { try insert(branch, category: own, memos, database, time) }
  }

  // MARK: Texts, codings, memos

  private mutating func insertSources(_ memos: QualCoderMemos, _ database: Database, _ time: Date) throws {
    for file in study.transcripts {
      let transcript = file.transcript
      let words = memos.ofTranscripts(transcript.name).joined(separator: "\n\n")
      try database.execute(
        sql: "INSERT INTO source (name, fulltext, memo, owner, date) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          transcript.name, String(decoding: transcript.text.bytes, as: UTF8.self),
          FrontMatterNote.text(file.frontMatter, words: words), study.coders.first ?? SafeNames.unknownCoder,
          Self.time(time),
        ])
      sourceKeys[transcript.name] = database.lastInsertedRowID
      inventory.count("transcripts", .taken)
    }
  }

  private mutating func insertCodings(_ memos: QualCoderMemos, _ database: Database) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT OR IGNORE INTO code_text (cid, fid, seltext, pos0, pos1, owner, date, memo)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for coding in study.heldCodings {
      guard let code = study.codebook[coding.code].flatMap({ codeKeys[$0.id] }),
        let source = sourceKeys[coding.transcript]
      else { continue }
      let memo = memos.onCodings[coding.id, default: []].joined(separator: "\n\n")
      let span = coding.anchor.span
      try insert.execute(arguments: [
        code, source, coding.anchor.quote, span.start, span.end, coding.coder, Self.time(coding.time), memo,
      ])
      let outcome: ImportInventory.Outcome =
        database.changesCount == 0
        ? .changed("the same code twice at one place by one coder: kept once")
        : coding.origin == .accepted ? .changed("an accepted hit of a rule is a coding by who accepted it") : .taken
      inventory.count("codings", outcome)
    }
  }

  private func insertAnnotations(_ memos: QualCoderMemos, _ database: Database) throws {
    for (passage, notes) in memos.onPassages {
      guard let source = sourceKeys[passage.transcript], let last = notes.last else { continue }
      try database.execute(
        sql: "INSERT INTO annotation (fid, pos0, pos1, memo, owner, date) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          source, passage.span.start, passage.span.end, notes.map(\.text).joined(separator: "\n\n"), passage.coder,
          Self.time(last.time),
        ])
    }
    for memo in memos.ofProject {
      try database.execute(
        sql: "INSERT INTO journal (name, jentry, date, owner) VALUES (?, ?, ?, ?)",
        arguments: ["memo \(memo.id.uuidString.lowercased())", memo.text, Self.time(memo.time), memo.coder])
    }
  }

  // MARK: People

  private mutating func insertPeople(_ memos: QualCoderMemos, _ database: Database, _ time: Date) throws {
    let owner = study.coders.first ?? SafeNames.unknownCoder
    let variables = study.participants.columns.dropFirst()
    for name in variables {
      try database.execute(
        sql: """
          INSERT INTO attribute_type (name, date, owner, memo, caseOrFile, valuetype)
          VALUES (?, ?, ?, '', 'case', 'character')
          """, arguments: [name, Self.time(time), owner])
    }
    for row in study.participants.rows {
      try database.execute(
        sql: "INSERT INTO cases (name, memo, owner, date) VALUES (?, ?, ?, ?)",
        arguments: [row[0], memos.ofPeople(row[0]).joined(separator: "\n\n"), owner, Self.time(time)])
      let person = database.lastInsertedRowID
      inventory.count("people", .taken)
      for (name, value) in zip(variables, row.dropFirst()) {
        try database.execute(
          sql: "INSERT INTO attribute (name, attr_type, value, id, date, owner) VALUES (?, 'case', ?, ?, ?, ?)",
          arguments: [name, value, person, Self.time(time), owner])
      }
      for file in study.transcripts where file.participants.contains(where: { $0.lowercased() == row[0].lowercased() })
      {
        guard let source = sourceKeys[file.transcript.name] else { continue }
        try database.execute(
          sql: "INSERT INTO case_text (caseid, fid, pos0, pos1, owner, date, memo) VALUES (?, ?, 0, ?, ?, ?, '')",
          arguments: [person, source, file.transcript.text.scalarCount, owner, Self.time(time)])
      }
    }
  }

  /// `2024-03-01 10:15:00`, UTC.
  private static func time(_ time: Date) -> String {
    time.formatted(
      Date.ISO8601FormatStyle(dateTimeSeparator: .space).year().month().day().time(includingFractionalSeconds: false))
  }
}

/// Names of codes, each once: one that others have too gets the names of the codes above it.
struct QualCoderNames {
  /// Between names of codes on the way through the tree.
  static let separator = " / "
  private var names: [String: String] = [:]

  init(_ codebook: Codebook) {
    let counts = Dictionary(codebook.codes.map { ($0.name.lowercased(), 1) }, uniquingKeysWith: +)
    var unique = UniqueNames()
    for code in codebook.codes {
      var path = [code.name]
      var above = code.parent.flatMap { codebook[$0] }
      if counts[code.name.lowercased(), default: 0] > 1 {
        while let parent = above {
          path.insert(parent.name, at: 0)
          above = parent.parent.flatMap { codebook[$0] }
        }
      }
      names[code.id] = unique.unique(path.joined(separator: Self.separator))
    }
  }

  func name(of code: Code) -> String { names[code.id] ?? code.name }
}
