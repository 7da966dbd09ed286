import Basics
import Codings
import Foundation

/// What a person says about one ambiguous placement: `3f9a1c20=2`, `3f9a1c20=lost`.
public struct PlacementChoice: Sendable {
  let id: String
  /// 1-based; `nil` when the words are gone.
  let number: Int?

  /// - Throws: `Problem` of kind `usage`.
  public init(parsing text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw Problem.placementChoice(text) }
    id = parts[0]
    number = Int(parts[1])
    guard parts[1] == "lost" || (number ?? 0) > 0 else { throw Problem.placementChoice(text) }
  }
}

extension CodingSession {
  /// Records what a person says about ambiguous placements of a plan, each as a decision.
  /// - Returns: how many were recorded: what somebody has decided meanwhile is passed over.
  /// - Throws: `Problem` when an id is none of theirs or has no such candidate; then nothing was recorded.
  @discardableResult
  public func record(_ choices: [PlacementChoice], in plan: ReanchoringPlan) throws -> Int {
    let chosen = try choices.map { choice in
      let id = try ShortID.resolve(choice.id, among: plan.ambiguous.map(\.item.id))
      guard let item = plan.ambiguous.first(where: { $0.item.id == id }) else {
        throw Problem.placementChoice(choice.id)
      }
      if let number = choice.number, number > item.candidates.count {
        throw Problem.noSuchCandidate(number, of: item.candidates.count, id: choice.id)
      }
      return (number: choice.number, item: item)
    }
    return try chosen.map { try choose($0.number.map { $0 - 1 }, for: $0.item) }.count { $0 != nil }
  }
}

extension Problem {
  static func placementChoice(_ text: String) -> Problem {
    Problem(
      .usage, "--choose: `\(text)` does not say where a coding belongs",
      remedy: "Write the coding's id and the number of a candidate, or `lost`: `--choose 3f9a1c20=2`.")
  }

  static func noSuchCandidate(_ number: Int, of count: Int, id: String) -> Problem {
    Problem(
      .usage, "--choose: `\(id)` has \(count == 1 ? "one candidate" : "\(count) candidates"), not \(number)",
      remedy: "`strand reanchor` shows them with their numbers.")
  }
}
