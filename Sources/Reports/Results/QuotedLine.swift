/// Words under the row of a table: a quote with its source, or a line of a definition.
public struct QuotedLine: Sendable, Hashable {
  /// What is before the words, with a colon: whose they are.
  public var lead: String?
  /// The words, in quotation marks where they are somebody's.
  public var text: String
  /// Who said it and where, in brackets after the words.
  public var source: String?
  /// Where the source leads in a study's report (`Fragment`).
  public var link: String?
  /// Language of the words (BCP 47), where it is known.
  public var language: String?

  public init(_ text: String, lead: String? = nil, source: String? = nil, link: String? = nil, language: String? = nil)
  {
    self.lead = lead
    self.text = text
    self.source = source
    self.link = link
    self.language = language
  }

  /// All of it on one line.
  public var plain: String { (lead.map { "\($0): " } ?? "") + text + (source.map { " (\($0))" } ?? "") }
}

extension QuotedLine: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }
}
