import Analysis
import Statistics
import Studies

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

  private var fits: Table {
    let numbers = ["n", "df_residual", "r2", "adj_r2", "f", "f_p", "aic_stata", "aic_r", "bic"]
    return Table(
      columns: ["model", "outcome", "errors"].map { Column(key: $0, heading: $0) }
        + numbers.map { Column(key: $0, heading: $0, alignment: .right) },
      rows: models.map { model in
        let fit = model.regression
        let values = [
          fit.residualDegreesOfFreedom, fit.rSquared, fit.adjustedRSquared, fit.fStatistic, fit.fPValue,
          model.criteria.aicStata, model.criteria.aicR, model.criteria.bicR,
        ]
        return Table.Row(
          [
            .text(model.definition.name), .text(model.definition.outcome), .text(model.definition.errors.rawValue),
            .integer(fit.count),
          ] + values.map { .decimal($0, places: 3) })
      })
  }
}
