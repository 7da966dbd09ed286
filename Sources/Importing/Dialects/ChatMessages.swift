import Transcripts

/// `[12/03/2021, 14:05:01] Ines: words`, `12/03/2021, 14:05 - Ines: words`, `2021. 3. 12. 오후 2:05, 이네스 : …`,
/// `2021年3月12日 14:05 …`: an exported chat, a message a turn, times counted from the first. Messages by the service itself and stand-ins for media are left out.
enum ChatMessages {
  static func read(_ lines: [Substring], _ counts: inout LeftOutCounts) -> [DialectReading.Turn]? {
    let stamps = lines.map(stamp)
    let found = stamps.compactMap { $0 }
    guard found.count >= 2, found.count * 2 >= lines.count(where: { !ExportedForm.isBlank($0) }),
      Set(found.compactMap { author($0.rest)?.name }).count >= 1
    else { return nil }
    let order = DayOrder(found.map(\.day))
    var turns: [DialectReading.Turn] = []
    var start: Double?
    var isLeftOut = false
    for (line, stamp) in zip(lines, stamps) {
      guard let stamp else {
        if isLeftOut { continue }
        if turns.isEmpty { turns.append(DialectReading.Turn(words: [])) }
        turns[turns.count - 1].words.append(line)
        continue
      }
      guard let (name, words) = author(stamp.rest), !isStandIn(words) else {
        counts.add(author(stamp.rest) == nil ? "messages by the service" : "stand-ins for media")
        isLeftOut = true
        continue
      }
      isLeftOut = false
      let moment = Double(order.number(stamp.day)) * 86_400 + stamp.seconds
      let first = start ?? moment
      start = first
      let time = moment - first
      turns.append(
        DialectReading.Turn(label: name, time: time >= 0 && time < 3_599_000 ? time : nil, words: [words]))
    }
    return turns.contains { $0.label != nil } ? turns : nil
  }

  private struct Stamp {
    let day: [Int]
    let seconds: Double
    let rest: Substring
  }

  private static func stamp(_ line: Substring) -> Stamp? {
    let line = line.drop { "\u{200E}\u{200F}\u{202A}\u{202B}".contains($0) }
    guard
      ExportedForm.mayBeginWithNumber(line),
      let match = line.prefixMatch(
        of:
          /\[?(\d{1,4})(?:[.\/-]|년|年)\s?(\d{1,2})(?:[.\/-]|월|月)\s?(\d{1,4})(?:\.|일|日)?[,،]?\s(?:(\p{L}[\p{L}.]{0,3})\s?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s?(\p{L}\.?\s?\p{L}?\.?))?(?:\]|\s[-–]|,)\s/
      )
    else { return nil }
    var hour = Int(match.5) ?? 0
    if let word = match.4 ?? match.8 {
      guard let half = half(of: word) else { return nil }
      hour = hour % 12 + half
    }
    let seconds = Double(hour * 3600 + (Int(match.6) ?? 0) * 60 + (match.7.flatMap { Int($0) } ?? 0))
    return Stamp(
      day: [match.1, match.2, match.3].map { Int($0) ?? 0 }, seconds: seconds, rest: line[match.range.upperBound...])
  }

  /// Hours to add for a word that says which half of the day it is; `nil` for any other word.
  private static func half(of word: Substring) -> Int? {
    let plain = word.lowercased().filter { $0.isLetter }
    if ["am", "a", "오전", "上午", "午前", "凌晨", "早上", "ص", "sa", "öö", "πμ", "de"].contains(plain) { return 0 }
    return ["pm", "p", "오후", "下午", "午後", "晚上", "中午", "م", "ch", "ös", "μμ", "du"].contains(plain) ? 12 : nil
  }

  private static func author(_ rest: Substring) -> (name: String, words: Substring)? {
    guard let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }), rest[..<colon].count <= 60 else { return nil }
    let name = rest[..<colon].filter { $0 != "\u{200E}" && $0 != "~" && $0 != "\u{202A}" && $0 != "\u{202C}" }
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return name.isEmpty ? nil : (name, rest[rest.index(after: colon)...].drop(while: \.isWhitespace))
  }

  /// `<Media omitted>`, `image omitted`; in any language where the service marks its own words, by U+200E before them.
  private static func isStandIn(_ words: Substring) -> Bool {
    if words.hasPrefix("\u{200E}") { return true }
    let plain = words.filter { $0 != "\u{200E}" }
    return plain.hasPrefix("<") && plain.hasSuffix(">")
      || plain.count < 40 && (plain.hasSuffix(" omitted") || plain.hasSuffix(" weggelassen"))
  }

  /// Whether days are written day, month, year; month first; or year first.
  private struct DayOrder {
    private let year: Int
    private let month: Int
    private let day: Int

    init(_ days: [[Int]]) {
      if days.contains(where: { $0[0] > 31 }) {
        (year, month, day) = (0, 1, 2)
      } else if days.contains(where: { $0[1] > 12 }) {
        (year, month, day) = (2, 0, 1)
      } else {
        (year, month, day) = (2, 1, 0)
      }
    }

    /// Days since a day long ago (H. Hinnant's days_from_civil).
    func number(_ parts: [Int]) -> Int {
      let y = parts[year] - (parts[month] <= 2 ? 1 : 0)
      let era = y / 400
      let ofEra = y - era * 400
      let ofYear = (153 * (parts[month] + (parts[month] > 2 ? -3 : 9)) + 2) / 5 + parts[day] - 1
      return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
    }
  }
}
