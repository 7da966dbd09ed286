extension ChecklistItem {
  /// The items of SRQR, worded anew: O'Brien, Harris, Beckman, Reed & Cook (2014), Academic Medicine 89(9), 1245-1251,
  /// table 1.
  static let srqr: [ChecklistItem] = [
    srqr("Title and abstract", "Title", "Does the title name the topic and the approach?", [.title]),
    srqr("Title and abstract", "Abstract", "Does it sum up background, purpose, methods, results and conclusions?"),
    srqr("Introduction", "Problem", "Why does the question matter, and what is known?"),
    srqr("Introduction", "Purpose", "What is the question?", [.hypotheses]),
    srqr("Methods", "Approach", "Which approach and paradigm, and why?"),
    srqr("Methods", "Researchers", "What of the researchers may bear on the study?", [.interviewers]),
    srqr("Methods", "Context", "Where and in what setting was it?", [.places, .dates]),
    srqr(
      "Methods", "Sampling", "How were people or documents chosen, and why was it enough?",
      [.participants, .saturation]),
    srqr(
      "Methods", "Ethics", "Which board approved it, how was consent given, how are the data kept safe?", [.withdrawals]
    ),
    srqr("Methods", "Collection", "Which data were collected, how, when?", [.dates, .transcripts]),
    srqr("Methods", "Instruments", "Which guides and devices were used, and did they change?", [.times]),
    srqr(
      "Methods", "Units", "How many people, documents or events, and what are they like?",
      [.participants, .attributes], whole: true),
    srqr(
      "Methods", "Processing", "How were data transcribed, checked, coded, made anonymous?", [.transcripts, .coders]),
    srqr("Methods", "Analysis", "How were themes found, by whom?", [.codebook, .coders, .rules, .software]),
    srqr("Methods", "Trustworthiness", "What was done to make the findings credible?", [.agreement, .memos, .audit]),
    srqr("Results", "Findings", "What are the main findings?", [.themes, .analyses]),
    srqr("Results", "Links to data", "Which quotes, notes or tables support them?", [.quotes], whole: true),
    srqr("Discussion", "Meaning", "How do the findings relate to what is known, and how far do they carry?"),
    srqr("Discussion", "Limits", "What limits the study?", [.cases]),
    srqr("Other", "Conflicts of interest", "Which interests may have had an influence?"),
    srqr("Other", "Funding", "Who paid for it, and with what influence?"),
  ]

  private static func srqr(
    _ part: String, _ topic: String, _ question: String, _ evidence: [StudyFacts.Topic] = [], whole: Bool = false
  ) -> ChecklistItem {
    ChecklistItem(part: part, topic: topic, question: question, evidence: evidence, isWholeByFiles: whole)
  }
}
