/// Dates in what is above an interview, as ISO 8601.
enum HeadingDates {
  /// The dates of `text` in order, each once: `2020-07-21`, `21.07.2020`, `21/07/2020` where the day is above 12,
  /// `21 July 2020`, `July 21, 2020`, `2020年7月21日`.
  static func find(in text: String) -> [String] {
    if !hasYear(text) { return [] }
    var found: [(place: String.Index, date: String)] = []
    func add(_ place: String.Index, _ year: Int?, _ month: Int?, _ day: Int?) {
      guard let year, let month, let day, (1900...2100).contains(year), (1...12).contains(month), (1...31).contains(day)
      else { return }
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
      found.append((place, "\(year)-\(two(month))-\(two(day))"))
    }
    for match in text.matches(of: /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/) {
      add(match.range.lowerBound, Int(match.1), Int(match.2), Int(match.3))
    }
    for match in text.matches(of: /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/) {
      add(match.range.lowerBound, Int(match.1), Int(match.2), Int(match.3))
    }
    for match in text.matches(of: /\b(\d{1,2})([.\/])\s?(\d{1,2})[.\/]\s?(\d{4})\b/) {
      let (first, second) = (Int(match.1) ?? 0, Int(match.3) ?? 0)
      if match.2 == "/", second > 12 {
        add(match.range.lowerBound, Int(match.4), first, second)
      } else if match.2 == "." || first > 12 {
        add(match.range.lowerBound, Int(match.4), second, first)
      }
    }
    for match in text.matches(
      of: /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?([\p{L}]{3,10})\.?,?\s(?:de\s)?(\d{4})\b/)
    {
      add(match.range.lowerBound, Int(match.3), month(match.2), Int(match.1))
    }
    for match in text.matches(of: /\b([\p{L}]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b/) {
      add(match.range.lowerBound, Int(match.3), month(match.1), Int(match.2))
    }
    var seen: Set<String> = []
    return found.sorted { $0.place < $1.place }.map(\.date).filter { seen.insert($0).inserted }
  }

  /// Whether four digits stand side by side, as in every date that is found here.
  private static func hasYear(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return false
  }

  /// Months by the first letters that they share in the languages of Western Europe.
  private static func month(_ name: Substring) -> Int? {
    let name = name.lowercased()
    let starts: [(String, Int)] = [
      ("jan", 1), ("ene", 1), ("gen", 1), ("fe", 2), ("fé", 2), ("feb", 2), ("mar", 3), ("mär", 3), ("maa", 3),
      ("apr", 4),
      ("avr", 4), ("abr", 4), ("may", 5), ("maj", 5), ("mai", 5), ("mei", 5), ("mag", 5), ("jun", 6), ("juin", 6),
      ("giu", 6),
      ("jul", 7), ("juil", 7), ("lug", 7), ("aug", 8), ("aoû", 8), ("ago", 8), ("sep", 9), ("set", 9), ("oct", 10),
      ("okt", 10), ("out", 10), ("ott", 10), ("nov", 11), ("dec", 12), ("dez", 12), ("déc", 12), ("dic", 12),
      ("des", 12),
    ]
    return starts.first { name.hasPrefix($0.0) }?.1
  }
}
