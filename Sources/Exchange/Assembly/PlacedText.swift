import Basics
import FileContents
import Importing
import Transcripts

/// The text of a source as a transcript, with the way from the source's own places to the transcript's.
///
/// Two steps: line ends and Unicode's composed form, which are followed scalar by scalar; and what importing makes of
/// the text (labels, times, blank lines, headers). Where all letters are still there, each is followed by its number;
/// otherwise the text before is aligned with the text after.
/// A passage is never looked for by its words.
struct PlacedText {
  let raw: RawText
  /// What goes into `transcripts/NAME.txt`; `nil` for a transcript that is there already.
  let imported: ImportedTranscript?
  let transcript: Transcript
  /// Name of the encoding, where it is not UTF-8.
  let encoding: String?

  private let composed: [UInt32]
  private let body: [UInt32]
  private let places: [Int]
  private let way: Way

  private enum Way {
    case letters(LetterPlaces)
    case alignment(TextAlignment)

    init(_ old: [UInt32], _ new: [UInt32]) {
      self = LetterPlaces(old: old, new: new).map(Way.letters) ?? .alignment(TextAlignment(old: old, new: new))
    }
  }

  /// - Parameters:
  ///   - bytes: of the source, as they are in the file.
  ///   - name: of the transcript.
  ///   - frontMatter: YAML lines that say who speaks, where the project holds them.
  ///   - participant: the only person who answers in it, where the project says so.
  ///   - times: at which scalars of the raw text a time stands, in seconds; only those at line beginnings.
  /// - Throws: `Problem` of kind `badData` for a text that is empty or cannot be read.
  init(
    _ bytes: [UInt8], name: String, frontMatter: String?, options: ImportOptions, participant: String?,
    times: [(scalar: Int, seconds: Double)], file: String
  ) throws {
    var bytes = bytes
    if UTF8Validity.firstInvalid(in: bytes) == nil {
      encoding = nil
    } else {
      let decoded = try TextDecoding.decode(
        bytes, encoding: nil, file: file, ifBinary: Problem.sourceNotText(name, file: file))
      bytes = decoded.text
      encoding = decoded.name
    }
    raw = RawText(bytes)
    let (text, places) = raw.composed()
    composed = text.unicodeScalars.map(\.value)
    self.places = places
    let heading = frontMatter.map { "---\n\($0)---\n\n" } ?? ""
    let timed = Self.text(text, with: times.map { (places[$0.scalar], $0.seconds) })
    let prepared = heading + Self.withoutControls(timed)
    let made = try Self.imported(prepared, name: name, options: options, participant: participant)
    imported = made
    transcript = try Transcript.read(
      name: name, file: "transcripts/\(name).txt", bytes: Array(made.fileText.utf8),
      defaultLanguage: made.language ?? "en")
    body = transcript.text.scalars
    way = Way(composed, body)
  }

  /// A transcript that the study has already.
  init(existing bytes: [UInt8], name: String) throws {
    encoding = nil
    imported = nil
    transcript = try Transcript.read(
      name: name, file: "transcripts/\(name).txt", bytes: bytes, defaultLanguage: "en")
    raw = RawText(transcript.text.bytes)
    body = transcript.text.scalars
    composed = body
    places = Array(0...body.count)
    way = Way(body, body)
  }

  private static func imported(
    _ text: String, name: String, options: ImportOptions, participant: String?
  ) throws -> ImportedTranscript {
    let bytes = Array(text.utf8)
    let first = try Importer.importFile(name: name + ".txt", bytes: bytes, options: options)
    guard let participant else { return first }
    let answering = first.speakers.filter { $0.role == .participant }
    guard answering.count == 1, answering[0].participant == nil else { return first }
    if answering[0].label.isEmpty {
      var frontMatter = FrontMatter()
      frontMatter.participants = [.init(label: nil, participant: participant)]
      let heading = "---\n\(frontMatter.yaml)---\n\n"
      return text.hasPrefix("---")
        ? first : try Importer.importFile(name: name + ".txt", bytes: Array(heading.utf8) + bytes, options: options)
    }
    var named = options
    named.speakers.append(SpeakerChoice(label: answering[0].label, role: .participant, participant: participant))
    return try Importer.importFile(name: name + ".txt", bytes: bytes, options: named)
  }

  /// The file says that it is text: control characters (Word's ends of cells, for one) do not make it anything else.
  private static func withoutControls(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 && !(0x09...0x0D ~= scalar.value) || scalar.value == 0x7F
    }
    if !text.unicodeScalars.contains(where: isControl) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
  }

  /// The text with times before the lines that begin at these places.
  private static func text(_ text: String, with times: [(place: Int, seconds: Double)]) -> String {
    if times.isEmpty { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var next = 0
    for (place, seconds) in times where place >= next && place <= scalars.count {
      result.append(contentsOf: scalars[next..<place])
      result.append(contentsOf: "[\(TurnTime.text(seconds))] ".unicodeScalars)
      next = place
    }
    result.append(contentsOf: scalars[next...])
    return String(result)
  }

  /// What became of a passage.
  enum Landing {
    /// The same letters, at this place.
    case same(Span)
    /// Other letters at this place: labels, times or headers inside it are gone.
    case changed(Span)
    case gone
  }

  /// - Parameter range: scalars of the raw text.
  func landing(of range: Range<Int>) -> Landing {
    let old = trimmed(places[range.lowerBound]..<max(places[range.lowerBound], places[range.upperBound]))
    guard !old.isEmpty else { return .gone }
    let span = Span(old.lowerBound, old.upperBound)
    switch way {
    case .letters(let letters): return letters.image(of: span).map(Landing.same) ?? .gone
    case .alignment(let alignment):
      let new = trimmedNew(alignment.image(of: span).span)
      guard !new.isEmpty else { return .gone }
      let before = Self.letters(composed[old])
      let after = Self.letters(body[new.start..<new.end])
      return before == after ? .same(new) : .changed(new)
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.isSpace(composed[start]) { start += 1 }
    while end > start, Self.isSpace(composed[end - 1]) { end -= 1 }
    return start..<end
  }

  private func trimmedNew(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while start < end, Self.isSpace(body[start]) { start += 1 }
    while end > start, Self.isSpace(body[end - 1]) { end -= 1 }
    return Span(start, end)
  }

  private static func letters(_ scalars: ArraySlice<UInt32>) -> [UInt32] { scalars.filter { !isSpace($0) } }

  private static func isSpace(_ value: UInt32) -> Bool { LetterPlaces.isSpace(value) }
}
