/// How SPSS and Stata keep days and times: as numbers whose meaning the variable's format says.
enum StatisticalDates {
  /// `days = number / unitsPerDay - epoch`.
  struct Scale: Equatable {
    let unitsPerDay: Double
    /// Days from the program's zero to 1 January 1970.
    let epoch: Double

    func days(_ number: Double) -> Double { number / unitsPerDay - epoch }
    func number(_ days: Double) -> Double { (days + epoch) * unitsPerDay }
  }

  /// Seconds since 14 October 1582, the Gregorian calendar's first day but one (SPSS Command Syntax Reference, "Date and
  /// time").
  static let spss = Scale(unitsPerDay: 86_400, epoch: 141_428)
  /// Days since 1 January 1960 (Stata's help datetime, `%td`).
  static let stataDays = Scale(unitsPerDay: 1, epoch: 3653)
  /// Milliseconds since then (`%tc`).
  static let stataTimes = Scale(unitsPerDay: 86_400_000, epoch: 3653)

  /// What a variable with this format is, and its scale; `nil` when it is no date and no time. Stata's weeks, months,
  /// quarters and years count whole periods, and SPSS's durations are no dates: both stay the numbers they are.
  static func scale(format: String, of program: SurveyFormat) -> (kind: SurveyVariable.Kind, scale: Scale)? {
    if program == .dta {
      let plain = format.filter { $0 != "-" }
      if plain.hasPrefix("%td") || plain.hasPrefix("%d") { return (.date, stataDays) }
      return plain.lowercased().hasPrefix("%tc") ? (stataTimeKind(String(plain.dropFirst(3))), stataTimes) : nil
    }
    switch format.prefix(while: \.isLetter).uppercased() {
    case "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR": return (.date, spss)
    case "DATETIME", "YMDHMS": return (.datetime, spss)
    case "TIME": return (.time, spssTimes)
    default: return nil
    }
  }

  /// Seconds of the day (SPSS's TIME, which may also be a duration).
  static let spssTimes = Scale(unitsPerDay: 86_400, epoch: 0)

  /// A `%tc` format with hours and without any part of a date shows times of day (Stata's help datetime_display_formats).
  private static func stataTimeKind(_ codes: String) -> SurveyVariable.Kind {
    let dateCodes = ["CC", "cc", "YY", "yy", "JJ", "jj", "Mon", "mon", "NN", "nn", "DD", "dd", "Day", "day"]
    if dateCodes.contains(where: codes.contains) { return .datetime }
    return codes.lowercased().contains("hh") ? .time : .datetime
  }
}
