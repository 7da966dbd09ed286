/// A comment in the margin of a document, with the words that it is on.
struct DocumentComment {
  /// The document's own name for it.
  let name: String
  /// Scalars of the body before the passage, white space not counted: tells apart passages of the same words.
  let lettersBefore: Int
  /// The passage; empty where the comment is on a place and not on words.
  var quote = ""
  var text = ""
  var author: String?

  init(name: String, lettersBefore: Int) {
    self.name = name
    self.lettersBefore = lettersBefore
  }
}
