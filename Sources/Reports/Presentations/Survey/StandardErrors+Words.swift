import StudyDefinition
import StudyIndex

extension ModelDefinition.Errors {
  /// Before "standard errors".
  var words: String {
    switch self {
    case .classical: "classical"
    case .cluster: "clustered (CR1)"
    case .hc0, .hc1, .hc2, .hc3: "heteroskedasticity-consistent (\(rawValue.uppercased()))"
    }
  }
}
