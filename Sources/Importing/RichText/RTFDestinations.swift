/// What the control words of Rich Text Format stand for (RTF 1.9.1, appendix B).
enum RTFDestinations {
  enum Kind {
    case passedOver
    case fontTable
    case picture
    case object
    case header
    case note
    case comment
    case box
    case captured
    case field
    /// A group that holds others, such as a shape with its text.
    case transparent
    /// `\ud`: the same words again, in Unicode.
    case unicodeTwin
  }

  /// Control words that begin a destination. Unknown ones after `\*` are passed over.
  static let known: [Substring: Kind] = {
    var known: [Substring: Kind] = [
      "fonttbl": .fontTable, "pict": .picture, "object": .object, "footnote": .note, "annotation": .comment,
      "shptxt": .box, "dptxbxtext": .box, "listtext": .captured, "pntext": .captured, "atnauthor": .captured,
      "atnref": .captured, "atrfstart": .captured, "atrfend": .captured, "field": .field, "ud": .unicodeTwin,
      "formfield": .transparent, "shpinst": .transparent, "shppict": .transparent, "do": .transparent,
      "nesttableprops": .transparent,
    ]
    for word in ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"] {
      known[Substring(word)] = .header
    }
    for word in [
      "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "fldinst",
      "objdata", "objclass", "objname", "nonshppict", "shprslt", "sp", "bkmkstart", "bkmkend", "xe", "tc", "tcn", "rxe",
      "txe", "atnid", "atntime", "atndate", "atnparent", "atnicn", "pn", "pnseclvl", "filetbl", "themedata",
      "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "mmathPr", "upr", "nonesttables",
      "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "docvar", "datafield", "pgptbl", "defchp",
      "defpap",
      "userprops", "keywords", "title", "author", "operator", "comment", "doccomm", "subject", "company", "manager",
      "category", "ffname", "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "ffentrymcr", "ffexitmcr", "ffl",
      "falt", "panose", "fontemb", "fname", "background", "template",
    ] { known[Substring(word)] = .passedOver }
    return known
  }()

  /// Control words and symbols that are characters.
  static let characters: [Substring: String] = [
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "softline": "\n", "emdash": "\u{2014}",
    "endash": "\u{2013}", "emspace": "\u{2003}", "enspace": "\u{2002}", "qmspace": "\u{2005}", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\u{A0}", "_": "\u{2011}", "-": "\u{AD}",
    "zwj": "\u{200D}", "zwnj": "\u{200C}", "ltrmark": "\u{200E}", "rtlmark": "\u{200F}", "{": "{", "}": "}", "\\": "\\",
  ]

  /// Whether a list's mark is a sign and neither a number nor a letter.
  static func isBullet(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil } || text == "o"
  }
}

/// The tables of a Rich Text Format file, which are written as marks in paragraphs and not as groups.
struct RTFTable {
  /// How deep in tables the present paragraph is; 0 outside.
  var depth = 0
  /// For each table that is open, whether a row and a cell are.
  private var open: [(row: Bool, cell: Bool)] = []

  mutating func reset() { depth = 0 }

  /// Opens or closes tables, rows and cells so that the paragraph that ends now is in its cell.
  mutating func ensureCell(in document: inout DocumentText) {
    while open.count > depth {
      open.removeLast()
      document.endTable()
    }
    while open.count < depth {
      if !open.isEmpty { openCell(in: &document) }
      document.beginTable()
      open.append((false, false))
    }
    if !open.isEmpty { openCell(in: &document) }
  }

  private mutating func openCell(in document: inout DocumentText) {
    let last = open.count - 1
    if !open[last].row { document.beginRow() }
    if !open[last].row || !open[last].cell { document.beginCell() }
    open[last] = (true, true)
  }

  mutating func endCell() {
    if !open.isEmpty { open[open.count - 1].cell = false }
  }

  mutating func endRow(isNested: Bool, in document: inout DocumentText) {
    if !isNested {
      while open.count > 1 {
        open.removeLast()
        document.endTable()
      }
    }
    if !open.isEmpty { open[open.count - 1] = (false, false) }
  }

  mutating func close(in document: inout DocumentText) {
    depth = 0
    while !open.isEmpty {
      open.removeLast()
      document.endTable()
    }
  }
}
