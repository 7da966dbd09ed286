/// Options as somebody wrote them, before it is known what they mean: words by key, in the order in which they were
/// written. They come from an entry of a YAML file, or from pairs such as those of a web address.
public struct WrittenOptions: Sendable, Hashable {
  public struct Word: Sendable, Hashable {
    public let text: String
    /// `nil` for what does not come from a file.
    public let place: YAMLPlace?
  }

  public struct Option: Sendable, Hashable {
    public let key: String
    public let place: YAMLPlace?
    public fileprivate(set) var words: [Word]
  }

  /// Where the options begin.
  public let place: YAMLPlace?
  /// Each key once.
  public private(set) var options: [Option]

  /// - Parameter pairs: a key may come several times; its words are put together in their order.
  public init(_ pairs: [(key: String, value: String)]) {
    place = nil
    options = []
    for (key, value) in pairs {
      let word = Word(text: value, place: nil)
      if let index = options.firstIndex(where: { $0.key == key }) {
        options[index].words.append(word)
      } else {
        options.append(Option(key: key, place: nil, words: [word]))
      }
    }
  }

  /// Reads keys whose values are text or lists of text; a key without a value has no words. What has another shape is
  /// reported and left out.
  /// - Parameter name: what the entry is, for messages.
  public init?(_ entry: YAMLEntry, _ name: String) {
    guard let pairs = entry.pairs(name) else { return nil }
    place = entry.place
    options = pairs.compactMap { key, value in
      guard let word = key.text("a key") else { return nil }
      let values = value.isEmpty ? [] : value.list(word) ?? []
      return Option(
        key: word, place: key.place,
        words: values.compactMap { value in value.text(word).map { Word(text: $0, place: value.place) } })
    }
  }

  public subscript(key: String) -> Option? { options.first { $0.key == key } }

  /// Where the word of a key is that has this position among its words, 0-based.
  public func place(of key: String, _ position: Int) -> YAMLPlace? {
    guard let words = self[key]?.words, words.indices.contains(position) else { return place }
    return words[position].place
  }
}
