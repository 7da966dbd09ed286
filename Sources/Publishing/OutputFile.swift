import Analysis
import Basics
import Reports
import StudyDefinition
import StudyIndex

/// A file of results/, whole, before it is written.
struct OutputFile {
  /// Relative to the study: `results/compare-cbo.csv`.
  let path: String
  let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    path = "\(Self.folder)/\(name)"
    self.bytes = bytes
  }

  init(_ name: String, _ text: String) {
    self.init(name, Array(text.utf8))
  }

  static let folder = "results"

  var written: RunManifest.Output { RunManifest.Output(path: path, sha256: ContentHash(of: bytes).hexadecimal) }

  /// UTF-8's mark, EF BB BF.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The files of one analysis: each table as CSV, all of them as LaTeX, HTML and what else is asked for, each figure.
  /// - Throws: `Problem` when something cannot be rendered.
  static func files(
    of made: MadeAnalysis, name: String, settings: RunSettings, converter: FigureConverter?
  ) throws -> [OutputFile] {
    let (answer, report) = (made.answer, try made.report())
    let tables =
      answer.people.map { [$0] } ?? CSVFiles.tables(of: answer.data ?? report.sections).map { Array($0.utf8) }
    var files = tables.enumerated().map { index, bytes in
      OutputFile(
        index == 0 ? "\(name).csv" : "\(name)-\(index + 1).csv",
        (settings.byteOrderMark ? byteOrderMark : []) + bytes)
    }
    files.append(OutputFile("\(name).tex", try Renderer.render(report, as: .latex, latex: LaTeXStyle(settings.latex))))
    files.append(OutputFile("\(name).html", try Renderer.render(report, as: .html)))
    for format in settings.formats {
      files.append(OutputFile("\(name).\(format.rawValue)", try Renderer.bytes(report, as: OutputFormat(format))))
    }
    for figure in try answer.figures(named: name) {
      files += try self.files(of: figure, name: figure.name, settings: settings, converter: converter)
    }
    return files
  }

  /// A figure as SVG, and in the further forms that can be had; one that is higher than a page in its parts.
  static func files(
    of figure: Figure, name: String, settings: RunSettings, converter: FigureConverter?
  ) throws -> [OutputFile] {
    try figure.parts().enumerated().flatMap { index, part in
      let name = index == 0 ? name : "\(name)-\(index + 1)"
      let svg = part.svg()
      let others = try settings.figureFormats.compactMap { format in
        try converter.map {
          OutputFile("\(name).\(format)", try $0.convert(svg, to: format, shownAs: "\(folder)/\(name).\(format)"))
        }
      }
      return [OutputFile("\(name).svg", svg)] + others
    }
  }
}

extension LaTeXStyle {
  init(_ style: ResultsLaTeX) {
    switch style {
    case .plain: self = .plain
    case .apa: self = .apa
    }
  }
}

extension OutputFormat {
  init(_ format: ResultsFormat) {
    switch format {
    case .xlsx: self = .xlsx
    case .docx: self = .docx
    }
  }
}
