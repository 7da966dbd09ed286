public import Transcripts

/// Text with `«` and `»` around spans, so that tests show what they mean instead of counting offsets.
///
///     let marked = MarkedText("we «helped each other» move")
///     marked.text   // "we helped each other move"
///     marked.spans  // [Span(3, 20)]
public struct MarkedText: Sendable {
  /// The text without the marks.
  public let text: String
  /// In the order of their opening marks; scalars, 0-based, end-exclusive. Marks may nest.
  public let spans: [Span]

  public init(_ marked: String) {
    var scalars = String.UnicodeScalarView()
    var count = 0
    var open: [Int] = []
    var found: [(order: Int, span: Span)] = []
    var order = 0
    var orders: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        open.append(count)
        orders.append(order)
        order += 1
      case "»":
        guard let start = open.popLast(), let number = orders.popLast() else {
          preconditionFailure("a closing mark without its opening mark")
        }
        found.append((number, Span(start, count)))
      default:
        scalars.append(scalar)
        count += 1
      }
    }
    precondition(open.isEmpty, "an opening mark without its closing mark")
    text = String(scalars)
    spans = found.sorted { $0.order < $1.order }.map(\.span)
  }
}
