/// Passages that people said, one block each, with who said them and where they are.
public struct QuoteList: Sendable {
  public var title: String?
  public var items: QuoteItems
  /// The key under which CSV lists the items' headings; left out where the items have a field of that key.
  public var headingKey: String
  public var notes: [String]

  public init(title: String? = nil, items: [QuoteItem], headingKey: String = "code", notes: [String] = []) {
    self.init(title: title, items: QuoteItems(items), headingKey: headingKey, notes: notes)
  }

  public init(title: String? = nil, items: QuoteItems, headingKey: String = "code", notes: [String] = []) {
    self.title = title
    self.items = items
    self.headingKey = headingKey
    self.notes = notes
  }
}

/// One quote: the coded words, what stands around them, and its source.
public struct QuoteItem: Sendable {
  /// The code's name; neighbouring items with one heading stand under it together.
  public var heading: String
  /// The code's colour, `#rrggbb`.
  public var colour: String?
  /// The coded words, whole.
  public var text: String
  /// Words before and after them in the transcript; empty when no context was asked for.
  public var before: String
  public var after: String
  public var fields: [Field]
  /// Its own fragment in a study's report, and the fragment that its source leads to (`Fragment`).
  public var anchor: String?
  public var link: String?
  /// Language of the words (BCP 47), where it is known.
  public var language: String?

  public init(
    heading: String, colour: String? = nil, text: String, before: String = "", after: String = "", fields: [Field] = [],
    anchor: String? = nil, link: String? = nil, language: String? = nil
  ) {
    self.heading = heading
    self.colour = colour
    self.text = text
    self.before = before
    self.after = after
    self.fields = fields
    self.anchor = anchor
    self.link = link
    self.language = language
  }

  /// The line under the quote: speaker, participant, place and so on, as far as they are shown.
  public var source: String {
    fields.compactMap(\.shown).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// One fact about a quote.
  public struct Field: Sendable {
    /// Stable, snake_case: CSV's heading.
    public var key: String
    /// As people read it over a column; `nil` for the key.
    public var heading: String?
    public var value: Cell
    /// How it stands in the source line; `nil` when it is only for CSV.
    public var shown: String?

    /// A fact whose value stands in the source line as it is.
    public init(_ key: String, _ value: Cell) {
      self.init(key, value, shown: value.plain)
    }

    /// A fact that the source line words differently (`hc-p1:12` for a turn), or not at all.
    public init(_ key: String, _ value: Cell, shown: String?) {
      self.key = key
      self.value = value
      self.shown = shown
    }
  }
}
