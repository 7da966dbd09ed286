/// What is found wrong while the files are read; reading goes on, so that a person sees all of it at once.
public final class Findings {
  private var problems: [Problem] = []
  private var files: [String: Int] = [:]

  public init() {}

  /// Remembers the order of the files, in which problems are shown.
  public func begin(file: String) {
    if files[file] == nil { files[file] = files.count }
  }

  public func report(_ problem: Problem) {
    problems.append(problem)
  }

  /// By file, line and column; problems of one place in the order in which they were found.
  public func inOrder() -> [Problem] {
    problems.enumerated().sorted { a, b in key(a.element, a.offset).lexicographicallyPrecedes(key(b.element, b.offset))
    }
    .map(\.element)
  }

  private func key(_ problem: Problem, _ found: Int) -> [Int] {
    [files[problem.file ?? ""] ?? -1, problem.line ?? 0, problem.column ?? 0, found]
  }
}
