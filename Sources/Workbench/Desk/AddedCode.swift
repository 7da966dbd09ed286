import Deciding

extension CodingSession {
  /// `POST /api/new-code`
  func decide(_ request: NewCode) throws -> DecisionAnswer {
    let file = try add(request)
    return DecisionAnswer(decision: nil, message: "The code \(request.name) is in \(file).")
  }
}
