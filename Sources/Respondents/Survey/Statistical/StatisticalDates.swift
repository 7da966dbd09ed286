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

  /// The scale of a variable with this format; `nil` when it is no date. Stata's weeks, months, quarters and years count
  /// whole periods, and SPSS's durations are no dates: both stay the numbers they are.
  static func scale(format: String, of program: SurveyFormat) -> Scale? {
    if program == .dta {
      let plain = format.filter { $0 != "-" }
      if plain.hasPrefix("%td") || plain.hasPrefix("%d") { return stataDays }
      return plain.lowercased().hasPrefix("%tc") ? stataTimes : nil
    }
    let letters = format.prefix { $0.isLetter }.uppercased()
    let dates: Set = [
      "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS", "QYR", "MOYR", "WKYR",
    ]
    return dates.contains(letters) ? spss : nil
  }
}
