import StudyIndex

extension RequestOption {
  /// A file that is read besides the study's own: its path in the study, or from where the program runs.
  static func file(_ key: String, _ property: Property<Request, String?>) -> Self {
    Self(
      key, .text, words: { $0[keyPath: property].map { [$0] } ?? [] },
      set: { words, request in request[keyPath: property] = words.last })
  }
}
