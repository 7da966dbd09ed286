/// Questions of a guide that stand as headings above the answers: `Question 3: How did you come?`, `Frage 2`.
package enum QuestionHeading {
  /// Whether a label is the word for a question with a number after it.
  package static func isNumbered(_ label: String) -> Bool {
    guard label.unicodeScalars.last?.properties.numericType != nil else { return false }
    return words.contains(NameForm.family(label))
  }

  /// The question of a line that begins with such a heading: its number and mark left out; `nil` for other lines.
  package static func question(in line: some StringProtocol) -> String? {
    let text = line.drop(while: \.isWhitespace)
    guard let mark = text.prefix(32).firstIndex(where: { ":：.)–-".contains($0) }),
      isNumbered(String(text[..<mark].filter { !$0.isWhitespace || $0 == " " }))
    else { return nil }
    return text[text.index(after: mark)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let words: Set<String> = [
    "question", "q", "frage", "fråga", "spørgsmål", "spørsmål", "vraag", "kysymys", "pregunta", "pergunta", "domanda",
    "întrebare", "pytanie", "otázka", "вопрос", "питання", "ερώτηση", "soru", "kérdés", "问题", "問題", "质问", "質問",
    "질문", "سؤال", "प्रश्न", "pertanyaan", "câu hỏi",
  ]
}
