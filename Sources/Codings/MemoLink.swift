public import Foundation

/// What a memo refers to, besides what it is on: another memo, a code, a transcript, a person.
public enum MemoLink: Sendable, Hashable {
  case memo(UUID)
  /// By its id.
  case code(String)
  case transcript(String)
  /// The participant's id, else `transcript/label`.
  case participant(String)

  /// As journals have it: `memo:` and the memo's id, `code:`, `transcript:` or `participant:` and the name.
  public var text: String {
    switch self {
    case .memo(let id): "memo:\(id.text)"
    case .code(let id): "code:\(id)"
    case .transcript(let name): "transcript:\(name)"
    case .participant(let id): "participant:\(id)"
    }
  }

  /// - Returns: `nil` for a text of another form.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let name = String(text[text.index(after: colon)...])
    if name.isEmpty { return nil }
    switch text[..<colon] {
    case "memo":
      guard let id = UUID(uuidString: name) else { return nil }
      self = .memo(id)
    case "code": self = .code(name)
    case "transcript": self = .transcript(name)
    case "participant": self = .participant(name)
    default: return nil
    }
  }

  /// The same where a transcript has another name since. A person without an id is called after the transcript.
  func renamed(_ old: String, to new: String) -> MemoLink {
    switch self {
    case .transcript(old): .transcript(new)
    case .participant(let id): .participant(Self.person(id, renamed: old, to: new))
    case .memo, .code, .transcript: self
    }
  }

  static func person(_ id: String, renamed old: String, to new: String) -> String {
    id.hasPrefix("\(old)/") ? new + id.dropFirst(old.count) : id
  }

  /// Whether the transcript, or a person that is called after it, is meant.
  public func names(transcript: String) -> Bool {
    switch self {
    case .transcript(let name): name == transcript
    case .participant(let id): id.hasPrefix("\(transcript)/")
    case .memo, .code: false
    }
  }
}
