import Basics

/// The wording of what can go wrong while results are written.
extension Problem {
  static func conversionFailed(_ path: String, _ status: Int32) -> Problem {
    Problem(
      .cannotWrite, file: path, "rsvg-convert could not make the picture (it ended with \(status))",
      remedy: "The same picture as SVG is whole; try `rsvg-convert` on it by hand.")
  }

  static func noFigureConverter(_ form: String) -> Problem {
    Problem(
      .missingInput, "figures become \(form) by rsvg-convert, and that is not installed",
      remedy: "Install librsvg2-bin, or ask for `--format svg`.")
  }

  static func conversionStopped(_ path: String) -> Problem {
    Problem(
      .cannotWrite, file: path, "rsvg-convert was stopped: it took too long or wrote too much",
      remedy: "The same picture as SVG is whole; try `rsvg-convert` on it by hand.")
  }

  static func resultsUnusable(isFolder: Bool) -> Problem {
    Problem(
      .cannotWrite, file: "results",
      isFolder ? "the folder cannot be written to" : "there is a file of this name where the results' folder belongs",
      remedy: isFolder ? "Check its permissions." : "Move the file away.")
  }

  static func notSetAside(_ path: String, _ kept: String) -> Problem {
    Problem(
      .cannotWrite, file: path, "is not as a run made it, and cannot be renamed to `\(kept)` to keep it",
      remedy: "Move it away, or check the folder's permissions.")
  }
}
