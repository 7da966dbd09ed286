import Codebooks
import Deciding
import Statistics
import StudyDefinition
import StudyIndex
import TestSupport
import Testing
import Transcripts

@testable import Analysis

/// What must not change agreement: the names of codes and coders, the order in which things were coded, text that was not
/// read, places at which a passage was split.
struct AgreementPropertiesTests {
  @Test(arguments: [1, 2, 3] as [UInt64]) func namesAndOrderChangeNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let codings = MadeCodings(&random)
    let plain = try codings.study()
    var shuffled = codings
    shuffled.tags.shuffle(using: &random)
    let renamed = try shuffled.study(
      codes: ["c0": "zeta", "c1": "alpha", "c2": "mid"], coders: ["anna": "zoe", "bo": "abel", "cy": "mia"])
    for unit in [AgreementUnit.turns, .sentences, .people, .characters] {
      let before = try Values(plain, unit, codes: ["c0", "c1", "c2"], coders: ["anna", "bo", "cy"])
      let after = try Values(renamed, unit, codes: ["zeta", "alpha", "mid"], coders: ["zoe", "abel", "mia"])
      #expect(before.isNear(after), "\(unit)")
      #expect(before.numbers.contains { $0?.isFinite ?? false }, "\(unit)")
    }
  }

  @Test(arguments: [4, 5] as [UInt64]) func textThatNobodyReadChangesNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let codings = MadeCodings(&random)
    let study = try codings.study()
    for unit in [AgreementUnit.turns, .sentences, .people, .characters] {
      let before = try Values(study, unit, codes: ["c0", "c1", "c2"], coders: ["anna", "bo", "cy"])
      try study.write("Interviewer: Well?\n\nDora: Nobody has read this. Not a word.\n", to: "transcripts/unread.txt")
      let after = try Values(study, unit, codes: ["c0", "c1", "c2"], coders: ["anna", "bo", "cy"])
      #expect(before.isNear(after), "\(unit)")
    }
  }

  @Test(arguments: [6, 7] as [UInt64]) func splittingPassagesChangesNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let codings = MadeCodings(&random)
    var split = codings
    split.tags = codings.tags.flatMap { tag -> [MadeCodings.Tag] in
      // Inside a word, so that no white space falls between the halves.
      guard tag.end - tag.start > 4 else { return [tag] }
      let middle = tag.start + 3
      var (first, second) = (tag, tag)
      (first.end, second.start) = (middle, middle)
      return [first, second]
    }
    let (plain, divided) = (try codings.study(), try split.study())
    for unit in [AgreementUnit.turns, .sentences, .people, .characters] {
      let before = try Values(plain, unit, codes: ["c0", "c1", "c2"], coders: ["anna", "bo", "cy"])
      let after = try Values(divided, unit, codes: ["c0", "c1", "c2"], coders: ["anna", "bo", "cy"])
      #expect(before.isNear(after), "\(unit)")
    }
  }
}

/// Three coders' random codings of three codes in four transcripts; a transcript each is read by two only.
private struct MadeCodings {
  struct Tag {
    let transcript: Int
    let code: String
    let coder: String
    var start: Int
    var end: Int
  }

  static let coders = ["anna", "bo", "cy"]
  private(set) var bodies: [String] = []
  var tags: [Tag] = []

  init(_ random: inout SeededGenerator) {
    for transcript in 0..<4 {
      var body = ""
      var words: [(start: Int, end: Int)] = []
      for turn in 0..<8 {
        body += "Interviewer: Question \(turn)?\n\nPerson\(transcript)\(turn % 2): "
        for sentence in 0..<Int.random(in: 1...3, using: &random) {
          for word in ["Garden", "waters", "mended", "neighbours"] {
            words.append((body.unicodeScalars.count, body.unicodeScalars.count + word.unicodeScalars.count))
            body += word + (word == "neighbours" ? (sentence == 2 ? "." : ". ") : " ")
          }
        }
        while body.hasSuffix(" ") { body.removeLast() }
        body += "\n\n"
      }
      while body.hasSuffix("\n") { body.removeLast() }
      bodies.append(body + "\n")
      // Something to find, which each coder finds mostly, with other boundaries.
      for _ in 0..<10 {
        let place = Int.random(in: 0..<(words.count - 1), using: &random)
        let code = "c\(Int.random(in: 0..<3, using: &random))"
        for coder in Self.coders where Int.random(in: 0..<4, using: &random) > 0 {
          let length = Int.random(in: 0..<2, using: &random)
          let last = min(place + length, words.count - 1)
          // Within one sentence, so within one turn.
          let end = last / 4 == place / 4 ? last : place
          tags.append(
            Tag(transcript: transcript, code: code, coder: coder, start: words[place].start, end: words[end].end))
        }
      }
    }
  }

  /// - Parameters:
  ///   - codes, coders: other names, by the plain ones.
  func study(codes: [String: String] = [:], coders: [String: String] = [:]) throws -> SampleStudy {
    let study = try SampleStudy()
    let names = ["c0", "c1", "c2"].map { codes[$0] ?? $0 }.sorted()
    try study.write(
      "codes:\n" + names.map { "  - {id: \($0), name: \"Code \($0)\"}\n" }.joined(), to: "codebook/codes.yaml")
    for (number, body) in bodies.enumerated() { try study.write(body, to: "transcripts/m\(number).txt") }
    for (place, coder) in Self.coders.enumerated() {
      let desk = try study.desk(coders[coder] ?? coder)
      _ = try desk.tag(
        tags.filter { $0.coder == coder }.map { tag in
          TagRequest(
            transcript: "m\(tag.transcript)", code: codes[tag.code] ?? tag.code, place: .characters(tag.start..<tag.end)
          )
        })
      _ = try desk.markRead(bodies.indices.filter { $0 != place }.map { ReadRequest(transcript: "m\($0)") })
    }
    return study
  }
}

/// Every number of a comparison, codes and coders in a given order.
private struct Values {
  private(set) var numbers: [Double?] = []

  init(_ sample: SampleStudy, _ unit: AgreementUnit, codes: [String], coders: [String]) throws {
    let material = try ComparedMaterial(
      StudyView(sample.open(), filter: SegmentFilter()), coders: coders, unit: unit, assumesReading: false)
    var settings = CodersAgreement.Settings()
    settings.replicates = 200
    let agreement = try CodersAgreement(material, settings: settings)
    let part = agreement.parts[0]
    let positions = codes.map { agreement.view.codebook.position(of: $0) }
    for position in positions + [nil] {
      if let code = (part.codes + [part.all].compactMap { $0 }).first(where: { $0.code == position }) {
        for coefficient in CodeAgreement.coefficients(coders: coders.count) {
          let figure = code[coefficient]
          numbers += [figure?.value, figure?.bounds?.low, figure?.bounds?.high]
        }
        numbers += [code.positive, code.negative, code.indices?.prevalenceIndex]
        numbers += code.patterns.map { Double($0.units) }
      }
      if let passages = (part.passages + [part.allPassages].compactMap { $0 }).first(where: { $0.code == position }) {
        numbers += [passages.relevance.value, passages.relevance.bounds?.low, passages.all?.value]
        numbers += [passages.coding?.value, passages.f1, passages.overlap, Double(passages.passages)]
      }
    }
    numbers += [part.sets?.masi.value, part.sets?.jaccard.value]
    numbers += part.pairs.map { try? $0.kappa.get().value }
  }

  func isNear(_ other: Values) -> Bool {
    numbers.count == other.numbers.count
      && zip(numbers, other.numbers).allSatisfy { first, second in
        guard let first, let second else { return first == nil && second == nil }
        return abs(first - second) < 1e-9
      }
  }
}
