import Basics

/// Words that people try, from other programs and from talking about the work, with the verb that does it.
enum TriedWords {
  /// What to type instead of a verb that does not exist, without a full stop.
  static func verb(for word: String) -> String? {
    let word = word.lowercased()
    return verbs.first { $0.words.contains(word) }.map { "Use `strand \($0.verb)`: \($0.use)" }
  }

  /// `export quotes` and the like: answers are written with `--output`.
  static func problem(_ verb: String, _ thing: String) -> Problem? {
    guard verb == "export", let use = exports[thing.lowercased()] else { return nil }
    return Problem(.usage, "there is no verb `export \(thing)`", remedy: "Use `\(use)`.")
  }

  private static let verbs: [(words: Set<String>, verb: String, use: String)] = [
    (["code", "coding", "annotate", "highlight", "mark"], "tag", "it codes a passage by hand"),
    (["uncode", "untagging", "delete-coding"], "untag", "it takes codings of yours off"),
    (
      ["show", "list", "read", "retrieve", "view", "segments", "codings", "excerpts", "quote"], "quotes",
      "it lists what was said under a code"
    ),
    (
      ["freq", "frequency", "frequencies", "count", "counts", "codes", "tree", "ls"], "codebook",
      "it counts segments and people of each code"
    ),
    (["crosstab", "crosstabs", "matrix", "table", "groups", "by"], "compare", "it counts codes by group"),
    (["co-occurrence", "cooccurrence", "co-occur", "overlap"], "cooccur", "it counts which codes occur together"),
    (["find", "grep", "kwic", "text"], "search", "it finds words in their context"),
    (["autocode", "auto-code", "rules", "match"], "apply", "it runs the codebook's rules"),
    (["judge", "validate"], "review", "it shows rules' hits one by one"),
    (["note", "notes", "comment", "annotation"], "memo", "it writes a memo; `strand memos` lists them"),
    (
      ["kappa", "alpha", "irr", "icr", "reliability", "agreement", "intercoder"], "agree",
      "it computes how far coders agree"
    ),
    (["consensus", "resolve", "disagreements"], "adjudicate", "it decides where coders disagree"),
    (["new", "create", "start", "setup"], "init", "it makes a study"),
    (["add", "load", "open"], "import", "it takes interviews in"),
    (["regression", "model", "models", "lm", "logit", "ols"], "regress", "it fits the models of study.yaml"),
    (
      ["summary", "summarise", "summarize", "descriptives", "stats"], "describe", "it describes the survey's variables"
    ),
    (["correlation", "correlations", "cor", "corr"], "correlate", "it correlates the survey's variables"),
    (["ttest", "t-test", "anova", "chisq", "chi-squared", "mann-whitney"], "test", "it tests a variable by group"),
    (["factor", "pca", "cronbach", "scales", "reliability-analysis"], "scale", "it makes scales from items"),
    (["anonymise", "anonymize", "pseudonymize", "deidentify"], "pseudonymise", "it makes a copy with other names"),
    (["log", "journal"], "history", "it shows who decided what, and when"),
    (["build", "make", "all"], "run", "it makes everything that study.yaml declares"),
    (["merge-code", "combine"], "merge-codes", "it puts codings of several codes under one"),
    (["lint", "verify", "doctor"], "check", "it says every problem of the study's files"),
    (["read-marks", "finish", "finished"], "done", "it says what you have read"),
  ]

  private static let exports = [
    "quotes": "strand quotes --output quotes.csv", "quote": "strand quotes --output quotes.csv",
    "segments": "strand quotes --output quotes.csv", "memos": "strand memos --output memos.csv",
    "codes": "strand export codebook codebook.csv", "comparison": "strand compare --by GROUP --output compare.xlsx",
    "compare": "strand compare --by GROUP --output compare.xlsx", "report": "strand report --output report.html",
    "survey": "strand export respondents --output respondents.csv",
    "participants": "strand quantify --output participants.csv",
    "transcripts": "strand export turns --output turns.jsonl",
    "hits": "strand export codings codings.csv", "figures": "strand run",
    "agreement": "strand agree --output agreement.csv",
  ]
}
