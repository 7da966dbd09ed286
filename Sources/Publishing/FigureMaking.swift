import Analysis
import Basics
public import Reports
import StudyDefinition
public import StudyIndex

/// Figures of what study.yaml declares, or of a verb with its defaults, for print: at a journal's width, in colour or grey, as SVG, PDF and PNG. Nothing is
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

  /// A figure that is higher than a page and cannot be cut.
  public struct High: Sendable {
    public let name: String
    /// In millimetres.
    public let height: Double
  }

  public private(set) var files: [File] = []
  public private(set) var crowded: [Crowded] = []
  public private(set) var high: [High] = []

  /// Type below this, in points, is hard to read on paper.
  public static let smallestType = 6.0

  /// - Parameters:
  ///   - names: of analyses in study.yaml, or verbs that need no options; empty for all in study.yaml that have figures.
  ///   - path: folders in which programs are found, as the environment's PATH.
  /// - Throws: `Problem` for an unknown name, for a form whose program is not installed, and when an analysis cannot be made.
  public init(
    _ study: Study, names: [String], setting: FigureSetting, forms: [Form], path: String?
  ) throws {
    let maker = try AnalysisMaker(study)
    let all = try study.configuration.analysesToMake()
    let definitions =
      try names.isEmpty
      ? all.filter { type(of: $0.request).drawsFigures } : names.map { try Self.definition($0, declared: all) }
    let converter = FigureConverter(path: path)
    for definition in definitions {
      for figure in try maker.make(definition).answer.figures(named: definition.name) {
        for part in figure.parts(setting) { try add(part, setting, forms, converter) }
        note(figure, setting)
      }
    }
  }

  /// What study.yaml declares under the name, or the verb of the name with every option at its default.
  private static func definition(_ name: String, declared: [AnalysisDefinition]) throws -> AnalysisDefinition {
    if let definition = declared.first(where: { $0.name == name }) { return definition }
    let verbs = AnalysisCatalogue.forResults.filter { $0.drawsFigures && !$0.requiresOptions }
    guard let verb = verbs.first(where: { $0.verb == name }) else {
      throw Problem.unknownAnalysis(name, known: declared.map(\.name) + verbs.map { $0.verb })
    }
    return AnalysisDefinition(verb.init())
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
    if let height = figure.height(setting), height > FigureSetting.page + 0.5 {
      high.append(High(name: figure.name, height: height))
    }
  }

  /// Says of a whole figure that its words are small.
  private mutating func note(_ figure: Figure, _ setting: FigureSetting) {
    guard let type = figure.smallestType(setting), let width = setting.millimetres, type < Self.smallestType else {
      return
    }
    crowded.append(Crowded(name: figure.name, type: type, needed: (width * Self.smallestType / type).rounded(.up)))
  }
}
