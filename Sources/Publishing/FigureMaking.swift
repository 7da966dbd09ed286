import Analysis
import Basics
public import Reports
import StudyDefinition
public import StudyIndex

/// Figures of what study.yaml declares, for print: at a journal's width, in colour or grey, as SVG, PDF and PNG. Nothing is
/// written into `results/`.
public struct FigureMaking {
  public enum Form: String, CaseIterable, Sendable {
    case svg
    case pdf
    case png
  }

  /// One file.
  public struct File: Sendable {
    /// `compare-cbo-heatmap.pdf`.
    public let name: String
    public let bytes: [UInt8]
  }

  /// A figure whose type is too small at the width.
  public struct Crowded: Sendable {
    public let name: String
    /// In points.
    public let type: Double
    /// At which its smallest type would be as high as it should, in millimetres.
    public let needed: Double
  }

  public private(set) var files: [File] = []
  public private(set) var crowded: [Crowded] = []

  /// Type below this, in points, is hard to read on paper.
  public static let smallestType = 6.0

  /// - Parameters:
  ///   - names: of analyses; empty for all that have figures.
  ///   - path: folders in which programs are found, as the environment's PATH.
  /// - Throws: `Problem` for an unknown name, for a form whose program is not installed, and when an analysis cannot be made.
  public init(
    _ study: Study, names: [String], setting: FigureSetting, forms: [Form], path: String?
  ) throws {
    let maker = try AnalysisMaker(study)
    let all = try study.configuration.analysesToMake()
    let known = all.map(\.name)
    if let unknown = names.first(where: { !known.contains($0) }) { throw Problem.unknownAnalysis(unknown, known: known) }
    let converter = FigureConverter(path: path)
    for definition in all where names.isEmpty ? type(of: definition.request).drawsFigures : names.contains(definition.name)
    {
      for figure in try maker.make(definition).answer.figures(named: definition.name) {
        try add(figure, setting, forms, converter)
      }
    }
  }

  private mutating func add(
    _ figure: Figure, _ setting: FigureSetting, _ forms: [Form], _ converter: FigureConverter?
  ) throws {
    let svg = figure.svg(setting)
    for form in forms {
      let name = "\(figure.name).\(form.rawValue)"
      if form == .svg {
        files.append(File(name: name, bytes: Array(svg.utf8)))
        continue
      }
      guard let converter else { throw Problem.noFigureConverter(form.rawValue) }
      files.append(
        File(
          name: name,
          bytes: try converter.convert(svg, to: form.rawValue, shownAs: name, isForPrint: setting.millimetres != nil)))
    }
    guard let type = figure.smallestType(setting), let width = setting.millimetres, type < Self.smallestType else { return }
    crowded.append(Crowded(name: figure.name, type: type, needed: (width * Self.smallestType / type).rounded(.up)))
  }
}
