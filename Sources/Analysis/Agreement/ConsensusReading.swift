import Codebooks
import Codings
import StudyIndex

/// What a consensus is taken to have read, where its journal marks nothing: of each transcript in which it has decided
/// something, what its coders have read, for every code of which no case is open there.
///
/// A turn that all its readers left without a code needed no decision, and the consensus is that it does not have it.
public struct ConsensusReading: Sendable {
  public let coder: String
  /// Names of the transcripts in which it has decided something.
  public let transcripts: Set<String>
  /// Codes (indices in the codebook) with an open case in one of these transcripts, by its name.
  public let open: [String: Set<Int>]
  /// Whose cases they are.
  let coders: [String]

  /// - Throws: what `DisagreementCases` throws.
  init(_ study: Study, consensus: String, assumesReading: Bool) throws {
    coder = consensus
    let cases = try DisagreementCases(study, consensus: consensus, assumesRead: assumesReading)
    coders = cases.coders
    let ruled = Set(try study.rulings(of: consensus).map(\.transcript))
    let transcripts = ruled.intersection(cases.cases.map(\.transcript))
    self.transcripts = transcripts
    var open: [String: Set<Int>] = [:]
    for one in cases.cases where one.state.isOpen && transcripts.contains(one.transcript) {
      guard let code = study.codebook.position(of: one.code) else { continue }
      open[one.transcript, default: []].insert(code)
    }
    self.open = open
  }

  /// Whether a case of the code is open in the transcript of this name.
  func isOpen(_ code: Int?, in transcript: String) -> Bool {
    code.map { open[transcript]?.contains($0) ?? false } ?? true
  }

  /// How many of the codes have an open case, once a transcript.
  public func openCases(of codes: [Int]) -> Int {
    let codes = Set(codes)
    return open.values.reduce(0) { $0 + $1.intersection(codes).count }
  }
}
