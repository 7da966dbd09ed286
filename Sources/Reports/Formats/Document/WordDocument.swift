/// A Word document before it is written: paragraphs, tables and pictures in order.
struct WordDocument {
  var title: String
  var blocks: [Block] = []

  enum Block {
    case paragraph(WordParagraph)
    case table(WordTable)
    case picture(WordPicture)
  }
}

/// A paragraph: its style, its words, and what hangs on it.
struct WordParagraph {
  enum Style: Hashable {
    case title
    case subtitle
    /// 1 to 6.
    case heading(Int)
    case body
    /// Over a table.
    case caption
    /// Below a picture.
    case figureCaption
    case quote
    /// The line under a quote.
    case source
    case note
    case tableText
    case tableHeading
    /// A quote under a row of a table.
    case tableQuote
    case footnote
    /// An entry of the contents: 1 or 2.
    case contents(Int)
    /// What a participant, and what an interviewer says.
    case turn
    case question
  }

  enum Alignment: String {
    case left
    case right
    case centre = "center"
  }

  var style = Style.body
  var runs: [WordRun] = []
  var alignment = Alignment.left
  /// Steps, as of a tree of codes.
  var indent = 0
  /// Stays on the page of the next paragraph, whatever its style says.
  var keepsWithNext = false
  /// A field of Word that begins here, by its instruction, and goes on to the paragraph that closes it.
  var opensField: String?
  var closesField = false
  /// Places that links lead to (`Fragment`).
  var places: [String] = []

  init(_ style: Style, _ runs: [WordRun], places: [String?] = []) {
    self.style = style
    self.runs = runs
    self.places = places.compactMap { $0 }
  }

  init(_ style: Style, _ text: String, places: [String?] = []) {
    self.init(style, [WordRun(text)], places: places)
  }

  /// Whether what follows must not be parted from it.
  var leads: Bool {
    switch style {
    case .heading, .caption: true
    default: keepsWithNext
    }
  }

  /// Arabic, Hebrew and other scripts that run from right to left, judged by the first letter.
  var isRightToLeft: Bool {
    for scalar in runs.lazy.flatMap(\.text.unicodeScalars) where scalar.properties.isAlphabetic {
      return Self.rightToLeft.contains { $0.contains(scalar.value) }
    }
    return false
  }

  /// Source: Unicode 15, blocks whose default class is R or AL.
  private static let rightToLeft: [ClosedRange<UInt32>] = [
    0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
  ]
}

/// Words of a paragraph that look alike.
struct WordRun {
  /// Line feeds are line breaks.
  var text: String
  var isBold = false
  var isDim = false
  /// `#rrggbb`.
  var colour: String?
  /// BCP 47.
  var language: String?
  /// Where it leads in the document (`Fragment`).
  var link: String?
  /// Notes at the foot of the page, a paragraph each; their number stands after the text.
  var notes: [String] = []
  /// Counts captions of a kind: the text is the number.
  var sequence: String?

  init(_ text: String, isBold: Bool = false, isDim: Bool = false, colour: String? = nil, link: String? = nil) {
    self.text = text
    self.isBold = isBold
    self.isDim = isDim
    self.colour = colour
    self.link = link
  }
}

/// A table that fits its page.
struct WordTable {
  enum Orientation {
    case portrait
    case landscape
  }

  struct Cell {
    var paragraph: WordParagraph
    /// Columns that it takes.
    var span = 1
    /// Lines above and below it.
    var hasRuleAbove = false
    var hasRuleBelow = false
  }

  struct Row {
    var cells: [Cell]
    /// Repeated on each page.
    var isHeading = false
  }

  var orientation = Orientation.portrait
  /// Twentieths of a point.
  var widths: [Int]
  var rows: [Row]
  /// Of the letters, in half points.
  var size: Int
}

/// A picture, as PNG and as the drawing that newer versions of Word show instead.
struct WordPicture {
  var png: [UInt8]
  var svg: [UInt8]
  /// In pixels of the PNG, which has two for each pixel of the drawing.
  var width: Int
  var height: Int
  /// For those who do not see it.
  var description: String
}

/// The page: A4 with margins of 2.5 cm. Twentieths of a point.
enum WordPage {
  static let (short, long, margin) = (11_906, 16_838, 1_418)

  /// Between the margins.
  static func width(_ orientation: WordTable.Orientation) -> Int {
    (orientation == .portrait ? short : long) - 2 * margin
  }

  /// Between the margins, upright.
  static let height = long - 2 * margin
  /// English Metric Units in a twentieth of a point. Source: ECMA-376, part 1, 20.1.
  static let unitsPerTwentieth = 635
}
