/// published.md: what was published beside what is computed from the survey.
struct ComparisonPage {
  let comparison: Comparison
  let survey: Survey
  let published: Published

  func markdown() throws -> String {
    let parts = [
      opening, summary, variables("Table 2: items", comparison.items), components,
      variables("Table 3: explanatory variables", comparison.explanatory), inflation,
      comparison.models.map(model).joined(separator: "\n"), Remarks.onTheArticle, try communities(),
      Remarks.onTheSurvey,
    ]
    return parts.joined(separator: "\n")
  }

  private var opening: String {
    """
    # Published and computed

    **The survey in respondents/survey.csv is synthetic. Nobody answered it, and it is no evidence about any household.**
    It was made so that the analyses of one article come out of it as printed, to show that the program computes what the
    article computed:

    > \(published.source)

    This page is written by the program that makes the survey (`make sample-survey`). The published figures are those of
    published.json; the computed ones come from the survey's cells.

    """
  }

  private var summary: String {
    let models = comparison.models
    let estimates = models.flatMap { $0.terms.map(\.estimate) }
    let same = estimates.filter(\.isSame).count
    func largest(_ figures: [Figure], _ digits: Int) -> String { fixed(figures.map(\.distance).max() ?? 0, digits) }
    let stars = models.flatMap(\.terms).filter { $0.stars.published == $0.stars.computed }.count
    return """
      | | largest distance | limit |
      |---|---:|---:|
      | coefficients (\(same) of \(estimates.count) the same as printed) | \(largest(estimates, 4)) | 0.005 |
      | adjusted R2 | \(largest(models.map(\.adjusted), 3)) | 0.02 |
      | share of variance, points | \(largest(comparison.components.map(\.share), 2)) | 0.5 |
      | KMO | \(largest(comparison.components.map(\.kmo), 4)) | 0.01 |
      | VIF | \(largest(comparison.inflation, 3)) | 0.15 |

      Stars agree for \(stars) of \(estimates.count) coefficients. Out of limits: \
      \(comparison.misses.isEmpty ? "nothing" : comparison.misses.joined(separator: "; ")).

      """
  }

  private func variables(_ title: String, _ rows: [Comparison.Variable]) -> String {
    var lines = [
      "## \(title)", "", "| | mean, published | computed | SD, published | computed |", "|---|---:|---:|---:|---:|",
    ]
    for row in rows {
      let cells = [row.mean, row.sd].flatMap {
        [$0.text($0.published), $0.text($0.computed) + ($0.isSame ? "" : " †")]
      }
      lines.append("| \(row.id) | \(cells.joined(separator: " | ")) |")
    }
    lines += ["", "† The nearest that \(published.n) whole numbers allow.", ""]
    return lines.joined(separator: "\n")
  }

  private var components: String {
    var lines = [
      "## First components", "",
      "| dimension | share of variance, published | computed | KMO, published | computed | loadings |",
      "|---|---:|---:|---:|---:|---|",
    ]
    for row in comparison.components {
      let cells = [row.share, row.kmo].flatMap { [$0.text($0.published), $0.text($0.computed)] }
      let loadings = row.loadings.map { fixed($0, 3) }.joined(separator: ", ")
      lines.append("| \(row.dimension) | \(cells.joined(separator: " | ")) | \(loadings) |")
    }
    return (lines + [""]).joined(separator: "\n")
  }

  private var inflation: String {
    var lines = ["| | VIF, published | computed |", "|---|---:|---:|"]
    for (regressor, figure) in zip(Regressor.allCases, comparison.inflation) {
      lines.append("| \(regressor.term) | \(figure.text(figure.published)) | \(figure.text(figure.computed)) |")
    }
    return (lines + ["", "With all eight in the model.", ""]).joined(separator: "\n")
  }

  private func model(_ model: Comparison.Model) -> String {
    var lines = [
      "## Table 4: model \(model.number), \(model.outcome)", "",
      "| | published | SE | computed | SE | distance |", "|---|---:|---:|---:|---:|---:|",
    ]
    for term in model.terms {
      let (estimate, error) = (term.estimate, term.error)
      let cells = [
        estimate.text(estimate.published) + Stars.written(term.stars.published), error.text(error.published),
        estimate.text(estimate.computed) + Stars.written(term.stars.computed), error.text(error.computed),
        fixed(estimate.distance, 4),
      ]
      lines.append("| \(term.name) | \(cells.joined(separator: " | ")) |")
    }
    for figure in [model.adjusted, model.aic] {
      let name = figure.name.split(separator: ": ").last.map(String.init) ?? figure.name
      let distance = fixed(figure.distance, figure.digits + 1)
      lines.append("| \(name) | \(figure.text(figure.published)) | | \(figure.text(figure.computed)) | | \(distance) |")
    }
    return (lines + [""]).joined(separator: "\n")
  }

  private func communities() throws -> String {
    let (names, relations) = (try survey.cells("community"), try survey.cells("relation"))
    let months = try survey.numbers("residence_months").map { Int($0) }
    var lines = [
      "## Communities", "",
      "| | formed | months to August 2020 | households | participant | spillover | none | residence, months |",
      "|---|---|---:|---:|---:|---:|---:|---|",
    ]
    for community in published.communities {
      let rows = names.indices.filter { names[$0] == community.id }
      let counts = [Relation.participant, .spillover, .none].map { relation in
        String(rows.count { relations[$0] == relation.rawValue })
      }
      let stays = rows.map { months[$0] }
      let age = Month(community.formed).map { 2020 * 12 + 7 - $0.months } ?? 0
      let range =
        "\(stays.min() ?? 0) to \(stays.max() ?? 0), mean \(fixed(Double(stays.reduce(0, +)) / Double(max(rows.count, 1)), 1))"
      lines.append(
        "| \(community.id) | \(community.formed) | \(age) | \(rows.count) | \(counts.joined(separator: " | ")) | \(range) |"
      )
    }
    return (lines + [""]).joined(separator: "\n")
  }
}
