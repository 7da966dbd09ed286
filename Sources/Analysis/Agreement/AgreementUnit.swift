/// What coders are compared on.
public enum AgreementUnit: String, Sendable, Hashable, CaseIterable {
  /// A turn: has the coder coded any of its words?
  case turns
  /// A sentence: the same.
  case sentences
  /// The text itself: did coders mark the same passages?
  case characters
  /// A person: does the coder find that the person mentions the code, anywhere in what two coders have read?
  case people
}
