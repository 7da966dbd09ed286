/// What somebody does in an interview.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// Asks; never counted unless asked for.
  case interviewer
  /// Answers; what analyses count.
  case participant
  /// Neither, or not known: a translator, a note-taker's remark, text before the first label.
  case other
}

/// A speaker of one transcript, by the label that is before the turns.
public struct Speaker: Sendable, Hashable {
  /// As written in the transcript; empty for text without a label.
  public let label: String
  public var role: Role
  /// Id of the participant in participants.csv, where it is known.
  public var participant: String?

  public init(label: String, role: Role, participant: String? = nil) {
    self.label = label
    self.role = role
    self.participant = participant
  }
}
