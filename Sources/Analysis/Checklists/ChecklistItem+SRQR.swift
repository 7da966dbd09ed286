extension ChecklistItem {
  /// The items of SRQR, worded anew: O'Brien, Harris, Beckman, Reed & Cook (2014), Academic Medicine 89(9), 1245-1251,
  /// table 1.
  static let srqr: [ChecklistItem] = [
    srqr(
      "Title and abstract", "Title",
      "Does the title name the topic and say that the study is qualitative, or its approach?", [.title]),
    srqr("Title and abstract", "Abstract", "Does it summarise background, purpose, methods, results and conclusions?"),
    srqr("Introduction", "Problem", "Why is the problem important, and what is known about it?"),
    srqr("Introduction", "Purpose", "What is the purpose of the study, and the question?", [.hypotheses]),
    srqr("Methods", "Approach", "Which qualitative approach and which paradigm were chosen, and why?"),
    srqr(
      "Methods", "Researchers", "Which characteristics of the researchers may have influenced the study?",
      [.interviewers]),
    srqr("Methods", "Context", "In which setting was the study done?", [.places, .dates]),
    srqr(
      "Methods", "Sampling", "How were people, documents or events selected, and when was no more sampling needed?",
      [.participants, .saturation]),
    srqr(
      "Methods", "Ethics", "Which ethics board approved it? How was consent given? How are the data kept safe?",
      [.pseudonyms, .withdrawals]),
    srqr("Methods", "Collection", "Which data were collected, how and when?", [.dates, .transcripts]),
    srqr("Methods", "Instruments", "Which guides and devices were used, and did they change?", [.times]),
    srqr(
      "Methods", "Units", "How many people, documents or events took part, and what are they like?",
      [.participants, .attributes], whole: true),
    srqr(
      "Methods", "Processing", "How were data transcribed, checked, coded and made anonymous?",
      [.transcripts, .coders, .pseudonyms]),
    srqr("Methods", "Analysis", "How were themes found, by whom?", [.codebook, .coders, .rules, .software]),
    srqr(
      "Methods", "Trustworthiness", "What was done to make the findings credible?",
      [.agreement, .blinding, .memos, .audit]),
    srqr("Results", "Findings", "What are the main findings?", [.themes, .analyses]),
    srqr("Results", "Links to data", "Which quotes, notes or pictures support the findings?", [.quotes]),
    srqr("Discussion", "Meaning", "How do the findings relate to earlier work, and to whom else may they apply?"),
    srqr("Discussion", "Limits", "Which limits do the methods and the findings have?"),
    srqr(
      "Other", "Conflicts of interest", "Which interests may have influenced the study, and what was done about them?"),
    srqr("Other", "Funding", "Who funded the study, and which part did they have in it?"),
  ]

  private static func srqr(
    _ part: String, _ topic: String, _ question: String, _ evidence: [StudyFacts.Topic] = [], whole: Bool = false
  ) -> ChecklistItem {
    ChecklistItem(part: part, topic: topic, question: question, evidence: evidence, isWholeByFiles: whole)
  }
}
