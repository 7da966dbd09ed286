/// Responses of Google Forms, as CSV or as its sheet saved: the time first, then the questions as they were asked. The
/// answers to a question with several are in one cell, with `;` between them in the form's CSV and `, ` in its sheet.
///
/// support.google.com/docs/answer/2917686 (View & manage form responses).
enum GoogleFormsExport {
  @Sendable static func form(_ head: ExportHead, isNamed: Bool) -> ExportForm? {
    let headings = head.headings
    let isTimestamp = timestamps.contains(headings[0].lowercased())
    let asks = headings.dropFirst().contains { $0.contains(" ") || $0.hasSuffix("?") || $0.hasSuffix("？") }
    let hasTime = head.cell(1, 0).map { $0.contains(":") && ($0.first?.isNumber ?? false) } ?? false
    guard isTimestamp && asks && hasTime || isNamed else { return nil }
    return ExportForm(
      .googleForms, labels: .inHeadings,
      columns: headings.enumerated().map { index, heading in
        if index == 0 {
          return ExportForm.Column(
            heading: heading, name: HeadingNames.question(heading), label: heading, content: .moment, isOfProgram: true)
        }
        let grid = HeadingNames.grid(heading)
        return ExportForm.Column(
          heading: heading, name: HeadingNames.question(grid?.question ?? heading, option: grid?.option),
          label: heading.isEmpty ? nil : heading, content: .perhapsSeveral)
      })
  }

  /// The heading of the first column, in the languages of forms.
  private static let timestamps: Set<String> = [
    "timestamp", "zeitstempel", "horodateur", "marca temporal", "carimbo de data/hora", "informazioni cronologiche",
    "tijdstempel", "tidsstämpel", "tidsstempel", "tidsmerke", "aikaleima", "sygnatura czasowa", "časová značka",
    "időbélyeg", "zaman damgası", "отметка времени", "позначка часу", "χρονική σήμανση", "طابع زمني", "חותמת זמן",
    "时间戳记", "时间戳", "時間戳記", "タイムスタンプ", "타임스탬프", "dấu thời gian", "stempel waktu", "cap waktu", "ประทับเวลา",
  ]
}
