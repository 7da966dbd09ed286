/// Who mentions what: people by codes. Every table of people and codes is made from it.
public struct PeopleByCode: Sendable {
  /// What one person says under one code.
  public struct Mentions: Sendable, Equatable {
    public internal(set) var segments = 0
    /// Codings that people made by hand, each once for the person in whose words it begins, whatever turns it runs over;
    /// and segments where only rules' hits are, accepted or not.
    public internal(set) var codings = 0
    /// Words inside the segments.
    public internal(set) var words = 0
    /// Keys of the transcripts with at least one segment.
    public internal(set) var transcripts: Set<Int64> = []
  }

  public let people: [CountedPeople.Person]
  /// By index of the code in the codebook, then by index in `people`; who does not mention a code has no entry.
  private var mentions: [Int: [Int: Mentions]] = [:]

  /// - Parameters:
  ///   - people: who counts.
  ///   - segments: of theirs, in the order of the turns; those of anybody else are left out. A code's segments hold those of the codes below it
  ///     where the view rolls them up.
  public init(_ people: CountedPeople, _ segments: some Sequence<Segment>) {
    self.people = people.people
    var seen: [Int: Set<String>] = [:]
    for segment in segments {
      guard let person = people.position(ofSpeaker: segment.speaker) else { continue }
      let codings = segment.codings
      let new = codings.isEmpty ? 1 : codings.count { seen[segment.code, default: []].insert($0).inserted }
      mentions[segment.code, default: [:]][person, default: Mentions()].add(segment, codings: new)
    }
  }

  /// What a person says under a code; `nil` for somebody who does not mention it.
  public func mentions(of code: Int, by person: Int) -> Mentions? { mentions[code]?[person] }

  /// People who mention a code: indices in `people`, ascending.
  public func people(mentioning code: Int) -> [Int] { mentions[code]?.keys.sorted() ?? [] }

  /// Segments of a code, one number a person, in the order of `people`.
  public func segments(of code: Int) -> [Int] { people.indices.map { mentions[code]?[$0]?.segments ?? 0 } }
}

extension PeopleByCode.Mentions {
  fileprivate mutating func add(_ segment: Segment, codings new: Int) {
    segments += 1
    codings += new
    words += segment.wordCount
    transcripts.insert(segment.transcript)
  }
}
