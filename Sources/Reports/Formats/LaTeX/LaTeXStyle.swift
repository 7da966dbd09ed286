/// How tables are set in LaTeX.
public enum LaTeXStyle: String, CaseIterable, Sendable {
  /// The caption as the document's class sets it, notes in small type.
  case plain
  /// As in the Publication Manual of the American Psychological Association (7th edition, 7.8 to 7.21): the number in
  /// bold over the title in italics, notes that begin with "Note.", p-values without the zero before the point.
  case apa

  /// Packages that the tables need, as `\usepackage` names them.
  var packages: [String] {
    ["array", "booktabs", "longtable", "rotating", "siunitx", "threeparttable"] + (self == .apa ? ["caption"] : [])
  }

  /// Before a caption, inside the table.
  var captionSetting: String {
    guard self == .apa else { return "" }
    return "\\captionsetup{labelfont=bf,textfont=it,labelsep=newline,justification=raggedright,"
      + "singlelinecheck=false}\n"
  }

  /// Before the first note.
  var noteLead: String { self == .apa ? "\\textit{Note.} " : "" }
}
