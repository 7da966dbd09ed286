/// A report as LaTeX to be put into a paper: booktabs tables and quote environments, without a preamble.
enum LaTeXFormat {
  static func render(_ report: Report, style: LaTeXStyle = .plain) -> String {
    var sections = report.sections
    var unit = report.unit.map { "Unit: \($0)." }
    // A table is a float: the unit goes with it.
    if let words = unit, let last = sections.indices.last, let noted = sections[last].noting(words) {
      sections[last] = noted
      unit = nil
    }
    let parts = sections.map { section($0, style) }
    var head = "% strand \(LaTeXText.comment(report.command)), study \(LaTeXText.comment(report.study))\n"
    head += "% Needs \\usepackage{\(style.packages.joined(separator: ","))} and \\usepackage[T1]{fontenc} (pdfLaTeX).\n"
    if parts.contains(where: hasChinese) {
      head += "% Has Chinese, Japanese or Korean text: compile with XeLaTeX or LuaLaTeX and \\usepackage{ctex}.\n"
    }
    for input in report.inputs { head += "% \(LaTeXText.comment(input.sha256))  \(LaTeXText.comment(input.path))\n" }
    let rest = unit.map { ["{\\footnotesize \(LaTeXText.escaped($0))\\par}\n"] } ?? []
    return ([head] + parts + rest).joined(separator: "\n")
  }

  private static func section(_ section: Section, _ style: LaTeXStyle) -> String {
    switch section {
    case .table(let table), .listing(_, let table): LaTeXTable(table: table, style: style).text
    case .tree(let tree): LaTeXTable(table: tree.table, style: style).text
    case .quotes(let quotes): render(quotes)
    case .text(let text): paragraphs(text) + "\n"
    }
  }

  private static func render(_ quotes: QuoteList) -> String {
    var parts: [String] = []
    if let title = quotes.title { parts.append("\\subsection*{\(LaTeXText.escaped(title, lineBreak: " "))}\n") }
    var heading: String?
    for item in quotes.items {
      if item.heading != heading, !item.heading.isEmpty {
        parts.append("\\subsubsection*{\(LaTeXText.escaped(item.heading, lineBreak: " "))}\n")
      }
      heading = item.heading
      let hasContext = !item.before.isEmpty || !item.after.isEmpty
      let words = hasContext ? strong(item.text) : paragraphs(item.text)
      var block = "\\begin{quote}\\sloppy\n" + paragraphs(item.before) + words + paragraphs(item.after)
      if !item.source.isEmpty { block += "\\par\n{\\footnotesize " + LaTeXText.escaped(item.source) + "}" }
      parts.append(block + "\n\\end{quote}\n")
    }
    parts += quotes.notes.map { "{\\footnotesize \(LaTeXText.escaped($0))\\par}\n" }
    return parts.joined(separator: "\n")
  }

  /// Line breaks end paragraphs, which LaTeX allows anywhere in running text.
  private static func paragraphs(_ text: String) -> String {
    LaTeXText.escaped(text, lineBreak: "\\par\n")
  }

  /// `\textbf` may not hold a paragraph's end: each line is in its own.
  private static func strong(_ text: String) -> String {
    let shown = DisplayText(text)
    return shown.lines.map { $0.isEmpty ? "" : "\\textbf{\(LaTeXText.escaped(shown.string($0)))}" }
      .joined(separator: "\\par\n")
  }

  private static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value >= 0x2E80 && DisplayWidth.of(String($0)) == 2 }
  }
}

extension Section {
  /// With a note under its table; `nil` for what is no table.
  fileprivate func noting(_ words: String) -> Section? {
    switch self {
    case .table(var table):
      table.notes.append(words)
      return .table(table)
    case .listing(let lines, var table):
      table.notes.append(words)
      return .listing(lines, table)
    case .tree, .quotes, .text: return nil
    }
  }
}
