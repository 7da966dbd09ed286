import Statistics
import StudyIndex

/// Coders against an expert (a trainer, the consensus): what each found, missed and coded wrongly.
public struct ExpertAgreement: Sendable {
  /// One coder and one code, or all codes together.
  public struct Row: Sendable {
    public let coder: String
    /// Index in `Codebook.codes`; `nil` for all codes together.
    public let code: Int?
    /// The expert's codings are the reference.
    public let retrieval: Retrieval
    /// Cohen's kappa of coder and expert.
    public let kappa: AgreementFigure?
    /// Units that both have read.
    public let units: Int
  }

  public let material: ComparedMaterial
  public let expert: String
  /// Coder by coder, each with all codes together first.
  public let rows: [Row]
  public let settings: CodersAgreement.Settings

  /// - Parameter material: has the expert as its first coder.
  /// - Throws: what reading the index throws.
  public init(_ material: ComparedMaterial, settings: CodersAgreement.Settings) throws {
    self.material = material
    self.settings = settings
    expert = material.coders[0]
    let bootstrap = try AgreementComputing(settings: settings).bootstrap(material.compared)
    let tables = try material.view.codes.map { code in
      (code, try CodedUnits(material, code: code, withThoseBelow: false).table(coders: material.coders.count))
    }
    var rows: [Row] = []
    for coder in material.coders.indices.dropFirst() {
      var pooled = try RatingTable(coders: 2, categories: 2)
      var own: [Row] = []
      func row(_ code: Int?, _ table: RatingTable) throws -> Row {
        var counts = [(found: Int, wrong: Int, missed: Int)](repeating: (0, 0, 0), count: material.compared)
        for index in 0..<table.rows {
          switch Array(table.row(index)) {
          case [1, 1]: counts[table.clusters[index]].found += table.counts[index]
          case [0, 1]: counts[table.clusters[index]].wrong += table.counts[index]
          case [1, 0]: counts[table.clusters[index]].missed += table.counts[index]
          default: break
          }
        }
        let agreement = try CodeAgreement(
          code: code, table, outside: 0, bootstrap: bootstrap, level: settings.level)
        return Row(
          coder: material.coders[coder], code: code,
          retrieval: Retrieval(counts, bootstrap, level: settings.level), kappa: agreement[.cohen], units: table.units)
      }
      for (code, table) in tables {
        let pair = try table.pair(0, coder)
        pooled.append(pair)
        own.append(try row(code, pair))
      }
      rows.append(try row(nil, pooled))
      rows += own
    }
    self.rows = rows
  }
}
