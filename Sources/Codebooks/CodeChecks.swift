import Basics

/// What can only be seen when all files have been read: ids that occur twice, former ids that clash.
struct CodeChecks {
  let codes: [Code]
  let findings: Findings

  func run() {
    var first: [String: Code] = [:]
    for code in codes {
      if let earlier = first[code.id] {
        findings.report(.codeIdTwice(code, earlier: earlier))
      } else {
        first[code.id] = code
      }
    }
    var former: [String: Code] = [:]
    for code in codes {
      for old in code.was {
        if let current = first[old] {
          findings.report(.codeWasStillThere(old, of: code, current: current))
        } else if let other = former[old] {
          findings.report(.codeWasTwice(old, of: code, other: other))
        } else {
          former[old] = code
        }
      }
    }
  }
}
