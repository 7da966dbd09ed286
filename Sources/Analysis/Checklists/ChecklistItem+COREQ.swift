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
    item("Research team", "Interviewer", "Who held the interviews or led the groups?", [.interviewers]),
    item("Research team", "Credentials", "Which degrees do the researchers have?"),
    item("Research team", "Occupation", "What was their work at the time?"),
    item("Research team", "Gender", "Which gender do they have?"),
    item("Research team", "Experience", "What training and experience do they have?"),
    item("Research team", "Relationship", "Did they know the participants before the study?"),
    item("Research team", "What participants knew", "What did participants know about the researcher and the reasons?"),
    item("Research team", "What researchers bring", "Which interests and assumptions of the researchers are told?"),
  ]

  private static let design: [ChecklistItem] = [
    item("Study design", "Approach", "Which methodological orientation carries the study?"),
    item("Study design", "Sampling", "How were participants chosen?"),
    item("Study design", "Contact", "How were they approached?"),
    item("Study design", "Sample size", "How many took part?", [.participants], whole: true),
    item("Study design", "Refusals", "How many refused or dropped out, and why?", [.silent, .withdrawals]),
    item("Study design", "Place", "Where were the data collected?", [.places]),
    item("Study design", "Others present", "Was anybody else there?", [.others]),
    item(
      "Study design", "Sample", "What are the participants like, and when was it?", [.attributes, .dates], whole: true),
    item("Study design", "Guide", "Which questions or prompts were used, and were they tried out?"),
    item("Study design", "Repeated interviews", "Were people interviewed again, how often?", [.repeated], whole: true),
    item("Study design", "Recording", "Was sound or video recorded?", [.times]),
    item("Study design", "Field notes", "Were notes made during or after?", [.memos]),
    item("Study design", "Duration", "How long did the interviews take?", [.durations]),
    item("Study design", "Saturation", "Is saturation discussed?", [.saturation]),
    item("Study design", "Transcripts returned", "Did participants get their transcripts to correct?"),
  ]

  private static let findings: [ChecklistItem] = [
    item("Analysis and findings", "Coders", "How many people coded?", [.coders, .agreement], whole: true),
    item("Analysis and findings", "Coding tree", "Is the coding tree described?", [.codebook], whole: true),
    item("Analysis and findings", "Where themes come from", "Were they set beforehand or found in the data?", [.rules]),
    item("Analysis and findings", "Software", "Which software was used?", [.software], whole: true),
    item("Analysis and findings", "Participants' feedback", "Did participants comment on the findings?"),
    item("Analysis and findings", "Quotes", "Are there quotes, each with its speaker?", [.quotes], whole: true),
    item("Analysis and findings", "Data and findings", "Do the findings follow from the data?", [.analyses]),
    item("Analysis and findings", "Major themes", "Are the major themes clear?", [.themes]),
    item("Analysis and findings", "Minor themes", "Are deviant cases and minor themes told?", [.cases]),
  ]
}
