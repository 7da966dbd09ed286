import Analysis
import Statistics
import StudyDefinition
import StudyIndex

extension ModelTable {
  /// The models as data: a row a coefficient, and a row a model.
  public var dataTables: [Section] { [.table(coefficients), .table(fits)] }

  private var coefficients: Table {
    let numbers = ["estimate", "se", "t", "p", "low", "high", "vif"]
    return Table(
      columns: ["model", "outcome", "term", "label"].map { Column(key: $0, heading: $0) }
        + numbers.map { Column(key: $0, heading: $0, alignment: .right) },
      rows: models.flatMap { model in
        model.terms.map { term in
          let test = term.test
          let values = [
            test.estimate, test.standardError, test.statistic, test.pValue, test.interval.low, test.interval.high,
          ]
          return Table.Row(
            [.text(model.definition.name), .text(model.definition.outcome), .text(term.name), .text(term.label)]
              + values.map { .decimal($0, places: 3) } + [term.inflation.map { .decimal($0, places: 2) } ?? .empty])
        }
      })
  }

  /// What a kind of model does not have is empty: R² of a logistic one, pseudo R² of a linear one.
  private var fits: Table {
    let numbers = ["n", "df_residual", "r2", "adj_r2", "f", "f_p", "pseudo_r2", "aic_stata", "aic_r", "bic"]
    return Table(
      columns: ["model", "outcome", "kind", "errors"].map { Column(key: $0, heading: $0) }
        + numbers.map { Column(key: $0, heading: $0, alignment: .right) },
      rows: models.map { model in
        let fit = model.fit
        let linear = fit.linear
        let values: [Double?] = [
          linear?.residualDegreesOfFreedom, linear?.rSquared, linear?.adjustedRSquared, linear?.fStatistic,
          linear?.fPValue, fit.pseudoRSquared, fit.aicStata, fit.aicR, fit.bicR,
        ]
        return Table.Row(
          [
            .text(model.definition.name), .text(model.definition.outcome), .text(model.definition.kind.rawValue),
            .text(model.definition.errors.rawValue), .integer(fit.count),
          ] + values.map { $0.map { .decimal($0, places: 3) } ?? .empty })
      })
  }
}
