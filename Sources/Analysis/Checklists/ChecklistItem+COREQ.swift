extension ChecklistItem {
  /// The items of COREQ, worded anew: Tong, Sainsbury & Craig (2007), International Journal for Quality in Health Care
  /// 19(6), 349-357, table 1.
  static let coreq: [ChecklistItem] = team + design + findings

  private static func item(
    _ part: String, _ topic: String, _ question: String, _ evidence: [StudyFacts.Topic] = [], whole: Bool = false
  ) -> ChecklistItem {
    ChecklistItem(part: part, topic: topic, question: question, evidence: evidence, isWholeByFiles: whole)
  }

  private static let team: [ChecklistItem] = [
    item("Team and reflexivity", "Interviewer", "Who held the interviews or led the groups?", [.interviewers]),
    item("Team and reflexivity", "Credentials", "Which degrees do the researchers have?"),
    item("Team and reflexivity", "Occupation", "What was their occupation at the time of the study?"),
    item("Team and reflexivity", "Gender", "Are they women, men, or of another gender?"),
    item("Team and reflexivity", "Experience", "Which experience and training did they have?"),
    item(
      "Team and reflexivity", "Relationship", "Was there a relationship with the participants before the study began?"),
    item(
      "Team and reflexivity", "What participants knew",
      "What did participants know about the interviewer and the reasons for the study?"),
    item(
      "Team and reflexivity", "Own assumptions",
      "What is said of the interviewer's assumptions, reasons and interests?"),
  ]

  private static let design: [ChecklistItem] = [
    item("Study design", "Approach", "Which methodological orientation is the study based on?"),
    item("Study design", "Sampling", "How were participants selected?"),
    item("Study design", "Contact", "How were they approached?"),
    item("Study design", "Sample size", "How many took part?", [.participants], whole: true),
    item("Study design", "Refusals", "How many people refused or dropped out, and why?", [.silent, .withdrawals]),
    item("Study design", "Place", "Where were the data collected?", [.places]),
    item("Study design", "Others present", "Was anybody else present?", [.others]),
    item(
      "Study design", "Sample",
      "What are the important characteristics of the sample, and when were the data collected?", [.attributes, .dates],
      whole: true),
    item("Study design", "Guide", "Did the authors give questions, prompts or guides? Was there a pilot test?"),
    item(
      "Study design", "Repeated interviews", "Were people interviewed more than once? How often?", [.repeated],
      whole: true),
    item("Study design", "Recording", "Were the interviews recorded, as sound or video?", [.times]),
    item("Study design", "Field notes", "Were field notes made during or after the interviews?", [.memos]),
    item("Study design", "Duration", "How long did the interviews take?", [.durations]),
    item("Study design", "Saturation", "Is saturation discussed?", [.saturation]),
    item("Study design", "Transcripts returned", "Did participants get their transcripts, to comment or correct?"),
  ]

  private static let findings: [ChecklistItem] = [
    item("Analysis and findings", "Coders", "How many people coded?", [.coders, .agreement], whole: true),
    item("Analysis and findings", "Coding tree", "Did the authors describe the coding tree?", [.codebook], whole: true),
    item(
      "Analysis and findings", "Derivation of themes", "Were themes chosen in advance or derived from the data?",
      [.rules]),
    item("Analysis and findings", "Software", "Which software was used to manage the data?", [.software], whole: true),
    item("Analysis and findings", "Participants' feedback", "Did participants comment on the findings?"),
    item(
      "Analysis and findings", "Quotes", "Are there quotes that illustrate the themes, each with its speaker?",
      [.quotes]),
    item("Analysis and findings", "Data and findings", "Are data and findings consistent?", [.analyses]),
    item("Analysis and findings", "Major themes", "Are the major themes clearly presented?", [.themes]),
    item("Analysis and findings", "Minor themes", "Are minor themes described, or cases that differ?", [.cases]),
  ]
}
