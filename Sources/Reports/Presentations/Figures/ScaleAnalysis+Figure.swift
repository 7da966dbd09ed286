public import Analysis
import Statistics
import StudyDefinition
import StudyIndex

extension ScaleAnalysis {
  /// Its eigenvalues, with the line at 1.
  public func scree() -> Figure {
    let name = definition.label ?? definition.name
    return ScreePlot(eigenvalues: components.eigenvalues, kept: components.kept).figure(
      name: Figure.fileName(["scree", definition.name]), title: "Scree of \(name)",
      caption: "Eigenvalues of the correlations of \(definition.items.count) items, n = \(count). Filled marks: kept.")
  }
}
