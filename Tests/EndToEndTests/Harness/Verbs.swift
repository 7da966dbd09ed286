/// The verbs of the program, as its help lists them (a test holds the two together).
enum Verbs {
  static let all = [
    "init", "import", "import-project", "reanchor", "pseudonymise", "check", "status", "codebook", "apply", "stream",
    "review", "tag", "untag",
    "accept", "reject",
    "memo", "memos", "history", "undo", "quotes", "search", "compare", "cooccur", "describe", "correlate", "test",
    "scale", "regress",
    "export", "quantify", "joint", "run", "vet", "assign", "done", "agree", "adjudicate", "merge", "merge-driver",
    "recode", "merge-codes", "split-code", "rename-transcript", "remove-transcript", "suggest", "report", "read",
    "serve",
    "words", "saturation", "framework", "map", "checklist", "figures", "moves",
  ]

  /// Questions that write nothing, each with arguments that the allotment study can answer.
  static let questions: [[String]] = [
    ["check"], ["status"], ["codebook"], ["codebook", "--definitions"], ["apply"],
    ["apply", "--by", "tenure", "--rules"],
    ["quotes"], ["quotes", "--by", "tenure", "--context", "5"], ["quotes", "--roll-up"], ["quotes", "--per-coder"],
    ["quotes", "--sample", "4", "--seed", "7"], ["search", "spade", "help*"], ["search", "soil", "--within", "soil"],
    ["compare", "--by", "tenure"], ["compare", "--by", "site", "--unit", "segments"],
    ["compare", "--by", "tenure", "--unit", "words"], ["compare", "--by", "tenure", "--unit", "transcripts"],
    ["compare", "--by", "tenure", "--quotes", "1"], ["compare", "--by", "tenure", "--tests"],
    ["compare", "--by", "tenure", "--by", "site", "--unit", "segments"], ["compare", "--by", "age", "--cut", "median"],
    ["quotes", "--typical", "--by", "tenure"], ["quotes", "--deviant", "--by", "site", "--cases", "1"], ["cooccur"],
    ["cooccur", "--within", "turn"],
    ["cooccur", "--within", "transcript", "--roll-up"], ["history"], ["moves"], ["memos"], ["quantify"],
    ["quantify", "help", "--as", "count", "--as", "rate"],
    ["agree", "--assume-read", "--replicates", "99"], ["agree", "--plan"], ["words"], ["words", "--by", "tenure"],
    ["words", "--by", "tenure", "--keyness", "--permutations", "199"], ["words", "--ngrams", "2", "--stems"],
    ["saturation", "--base", "2", "--run", "1", "--orders", "199"], ["framework"], ["framework", "--by", "site"],
    ["map", "--min-people", "1"], ["map", "--by", "tenure", "--min-people", "1", "--permutations", "199"],
    ["checklist"], ["checklist", "srqr"],
  ]

  /// The first question of each verb.
  static let oneEach = questions.filter { question in questions.first { $0[0] == question[0] } == question }

  /// The questions that look at codings, and so must not be answered from a transcript that has changed.
  static let codingQuestions: [[String]] = [
    ["quotes"], ["compare", "--by", "tenure"], ["cooccur"], ["codebook"], ["search", "soil", "--within", "soil"],
    ["apply"], ["quantify"], ["agree", "--assume-read", "--replicates", "99"], ["framework"],
    ["saturation", "--base", "2", "--run", "1"], ["map", "--min-people", "1"],
  ]

  static let formats = ["text", "csv", "json", "markdown", "html", "latex"]
}
