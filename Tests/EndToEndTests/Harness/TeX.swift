import Foundation
import TestSupport
import Testing

/// pdfLaTeX, where it is installed: whether what the program writes fits the page. `.ci/run` installs it.
enum TeX {
  static let path = "/usr/bin/pdflatex"
  static var isInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: path)
      && ["threeparttable/threeparttable", "siunitx/siunitx", "booktabs/booktabs", "caption/caption"].allSatisfy {
        FileManager.default.fileExists(atPath: "/usr/share/texlive/texmf-dist/tex/latex/\($0).sty")
      }
  }
  static let absent: Comment = "pdflatex with siunitx and threeparttable is not installed, so that no table was set"

  /// What does not fit, and what TeX did not understand; empty for a good page.
  static func complaints(about document: String) async throws -> [String] {
    let folder = try TemporaryFolder()
    try Data(document.utf8).write(to: folder.url.appendingPathComponent("paper.tex"))
    var log = ""
    // Without pages, and so without the fonts' bitmaps. Twice: long tables learn the widths of their columns.
    for _ in 0..<2 {
      let outcome = try await Gate.shared.passing {
        try await RunningProgram(
          [path, "-draftmode", "-interaction=nonstopmode", "-no-shell-escape", "paper.tex"], in: folder.url,
          environment: [
            "HOME": folder.url.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "max_print_line": "1000",
          ], input: ""
        ).outcome()
      }
      log = outcome.stdout
      guard outcome.status == 0 else { return ["status \(outcome.status)"] + errors(log) }
    }
    return errors(log)
  }

  /// Boxes that stick out by more than 2 points, floats that are higher than the page, errors; each after the name that
  /// `named` gave to what follows it.
  static func errors(_ log: String) -> [String] {
    var name = ""
    return log.split(separator: "\n").map(String.init).compactMap { line in
      if line.hasPrefix(Self.mark) { name = line.dropFirst(Self.mark.count) + ": " }
      return isComplaint(line) ? name + line : nil
    }
  }

  private static func isComplaint(_ line: String) -> Bool {
    if line.hasPrefix("!") || line.contains("Float too large") || line.contains("Missing character") { return true }
    guard let over = line.firstMatch(of: /Overfull \\[hv]box \(([0-9.]+)pt too/) else { return false }
    return Double(over.1).map { $0 > 2 } ?? true
  }

  private static let mark = "strand-table "

  /// What puts a name for all that follows into the log.
  static func named(_ name: String) -> String { "\\typeout{\(mark)\(name)}\n" }

  /// An article at the class's own size, which has the narrowest line of the common ones.
  static func article(_ body: String, apa: Bool = false) -> String {
    """
    \\documentclass[10pt]{article}
    \\usepackage[T1]{fontenc}
    \\usepackage{array,booktabs,longtable,rotating,siunitx,threeparttable\(apa ? ",caption" : "")}
    \\begin{document}
    \(body)
    \\end{document}

    """
  }
}
