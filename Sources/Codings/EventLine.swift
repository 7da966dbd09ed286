import Basics
import Foundation
import Transcripts

/// One event as one line of a journal: a compact JSON object with its keys in a fixed order.
///
/// | key | value |
/// |---|---|
/// | `id` | UUID of the event, lower case |
/// | `time` | UTC, ISO 8601 with milliseconds |
/// | `kind` | tag, untag, accept, reject, memo, move, undo, read, resolve, recode, rename, remove |
/// | `decision` | UUID of the decision it belongs to; left out when that is `id` |
/// | `target` | UUID of the coding (untag, memo, move, recode) or decision (undo) it is about |
/// | `transcript` | name of the transcript |
/// | `start`, `end` | Unicode scalars of the body, 0-based, end-exclusive |
/// | `quote`, `before`, `after` | the words of the span, up to 32 scalars on either side |
/// | `hash` | SHA-256 of the body, hexadecimal |
/// | `code` | id of the code |
/// | `definition` | version of the code that the coder went by, 16 hexadecimal digits |
/// | `codes` | ids of the codes that something was read for (an array) |
/// | `about`, `silent` | of resolve: ids of the codings decided on, who had read the passage and not coded it |
/// | `outcome`, `votes` | of resolve: what was decided, who was for what |
/// | `to` | the transcript's new name (rename) |
/// | `suggestion` | hash of the model that suggested the passage (accept, reject) |
/// | `participant` | who the memo is on (memo) |
/// | `on` | `study`: the memo is on the whole study |
/// | `links` | what the memo refers to: `memo:ID`, `code:ID`, `transcript:NAME`, `participant:ID` (an array) |
/// | `note` | free text |
/// | `by` | who ran the command; left out when that is the journal's coder |
///
/// A `read` has `start` and `end` where it is about a part of the transcript, and no words: `quote`, `before` and
/// `after` are left out. Keys without a value are left out. Keys that this version does not know are read over.
public enum EventLine {
  /// The line's bytes (UTF-8) without its newline. Text outside ASCII stands as it is.
  public static func encode(_ event: Event) -> [UInt8] {
    var object = ObjectWriter()
    object.add("id", event.id.text)
    object.add("time", Timestamp.text(event.time))
    object.add("kind", event.kind.rawValue)
    if event.decision != event.id { object.add("decision", event.decision.text) }
    if let target = event.target { object.add("target", target.text) }
    if let transcript = event.transcript { object.add("transcript", transcript) }
    if let anchor = event.anchor {
      object.add("start", anchor.span.start)
      object.add("end", anchor.span.end)
      object.add("quote", anchor.quote)
      object.add("before", anchor.before)
      object.add("after", anchor.after)
      object.add("hash", anchor.hash.hexadecimal)
    }
    if let reading = event.reading {
      if let span = reading.span {
        object.add("start", span.start)
        object.add("end", span.end)
      }
      object.add("hash", reading.hash.hexadecimal)
      object.add("codes", reading.codes)
    }
    if let code = event.code { object.add("code", code) }
    if let definition = event.definition { object.add("definition", definition) }
    if let ruling = event.ruling {
      object.add("about", ruling.about.map(\.text))
      if !ruling.silent.isEmpty { object.add("silent", ruling.silent) }
      object.add("outcome", ruling.outcome.rawValue)
      if !ruling.votes.isEmpty { object.add("votes", ruling.votes) }
    }
    if let newName = event.newName { object.add("to", newName) }
    if let suggestion = event.suggestion { object.add("suggestion", suggestion) }
    if let participant = event.participant { object.add("participant", participant) }
    if event.isOnStudy { object.add("on", "study") }
    if !event.links.isEmpty { object.add("links", event.links.map(\.text)) }
    if let note = event.note { object.add("note", note) }
    if let by = event.by { object.add("by", by) }
    return object.finished()
  }

  /// Reads one line (with or without its newline).
  /// - Throws: `Problem` of kind `badData` that names `file` and `line` (1-based) and the key, never the quote.
  public static func decode(_ bytes: some Collection<UInt8>, file: String, line: Int) throws -> Event {
    do throws(EventLineFault) {
      return try EventLineDecoder().event(Data(bytes))
    } catch {
      throw Problem.line(error, file: file, line: line)
    }
  }
}

extension UUID {
  /// Lower case, as RFC 9562 asks of writers.
  var text: String { uuidString.lowercased() }
}

/// Writes a flat JSON object of strings, integers and lists of strings, keys in the order in which they are added (Foundation's encoder
/// offers only sorted or arbitrary order).
private struct ObjectWriter {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ key: String, _ value: String) {
    addKey(key)
    addString(value)
  }

  mutating func add(_ key: String, _ value: Int) {
    addKey(key)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func add(_ key: String, _ values: [String]) {
    addKey(key)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      addString(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  func finished() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

  private mutating func addKey(_ key: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    addString(key)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Escapes what RFC 8259, section 7, says must be escaped, and nothing else.
  private mutating func addString(_ value: String) {
    let hexadecimal = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20:
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
