/// A table in LaTeX with booktabs, fitted to the line and the page: a float, a float turned sideways, a long table over
/// several pages, or several of them that each begin with the first column.
struct LaTeXTable {
  private let table: Table
  private let style: LaTeXStyle
  private let layout: LaTeXLayout

  init(table: Table, style: LaTeXStyle) {
    self.table = table
    self.style = style
    layout = LaTeXLayout(table, style: style)
  }

  var text: String {
    guard !table.shownColumns.isEmpty else { return "" }
    return layout.parts.indices.map(part).joined(separator: "\n")
  }

  // MARK: Around the rows

  private func part(_ number: Int) -> String {
    let part = layout.parts[number]
    let setting = LaTeXPart(table: table, part: part, style: style, hasQuotes: number == layout.parts.count - 1)
    let isContinued = number > 0
    let notes = number == layout.parts.count - 1 ? table.notes : []
    if case .long = part.form { return long(setting, isContinued: isContinued, notes) }
    let isSideways = if case .sideways = part.form { true } else { false }
    let environment = isSideways ? "sidewaystable" : "table"
    var text = "\\begin{\(environment)}\(isSideways ? "" : "[htbp]")\n\\centering\n" + style.captionSetting
    // A note under a narrow table would be a column of single words.
    let isNarrow = part.width < 0.6 * LaTeXMeasure.line && !notes.isEmpty
    if isContinued, table.title != nil { text += "\\addtocounter{table}{-1}\n" }
    text += isNarrow ? "" : "\\begin{threeparttable}\n"
    text += caption(isContinued: isContinued).map { $0 + "\n" } ?? ""
    text += part.size.command.isEmpty ? "" : part.size.command + "\n"
    text += "\\setlength{\\tabcolsep}{\(LaTeXPart.points(part.size.separation))}\n"
    text += "\\begin{tabular}{\(setting.columns)}\n" + setting.head + setting.body + "\\bottomrule\n\\end{tabular}\n"
    if isNarrow {
      text += "\\par\\smallskip\\begin{minipage}{0.9\\linewidth}\n\\footnotesize\\raggedright\n"
      text += noteTexts(notes).joined(separator: "\\par\n") + "\n\\end{minipage}\n"
    } else {
      text += notes.isEmpty ? "" : "\\begin{tablenotes}[flushleft]\\footnotesize\n"
      text += noteTexts(notes).map { "\\item \($0)\n" }.joined()
      text += notes.isEmpty ? "" : "\\end{tablenotes}\n"
      text += "\\end{threeparttable}\n"
    }
    return text + "\\end{\(environment)}\n"
  }

  private func long(_ setting: LaTeXPart, isContinued: Bool, _ notes: [String]) -> String {
    var text = "{" + setting.part.size.command + style.captionSetting
    text += "\\setlength{\\tabcolsep}{\(LaTeXPart.points(setting.part.size.separation))}"
    text += "\\setlength{\\LTcapwidth}{\\linewidth}\n"
    if isContinued, table.title != nil { text += "\\addtocounter{table}{-1}\n" }
    text += "\\begin{longtable}{\(setting.columns)}\n"
    text += caption(isContinued: isContinued).map { $0 + "\\\\\n" } ?? ""
    text += setting.head + "\\endfirsthead\n"
    text += table.title == nil ? "" : "\\caption[]{(continued)}\\\\\n"
    text += setting.head + "\\endhead\n" + "\\bottomrule\n\\endlastfoot\n"
    text += setting.body + "\\end{longtable}\n}\n"
    if notes.isEmpty { return text }
    return text + "{\\footnotesize\\noindent\\raggedright\n" + noteTexts(notes).joined(separator: "\\par\\noindent\n")
      + "\\par}\n"
  }

  private func caption(isContinued: Bool) -> String? {
    guard let title = table.title else { return nil }
    let words = LaTeXText.escaped(title, lineBreak: " ")
    return isContinued ? "\\caption[]{\(words) (continued)}" : "\\caption{\(words)}"
  }

  private func noteTexts(_ notes: [String]) -> [String] {
    notes.enumerated().map { ($0 == 0 ? style.noteLead : "") + LaTeXText.breakable($1, lineBreak: "\\newline ") }
  }
}
