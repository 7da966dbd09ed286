import ArgumentParser
import Reports

/// Which rows and columns of a long table are shown.
struct ArrangementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sort the rows by a column, as CSV calls it: numbers the greatest first, p-values the smallest.",
      valueName: "column"))
  var sort: String?

  @Option(help: ArgumentHelp("Only so many rows.", valueName: "n"))
  var top: Int?

  @Option(
    name: .customLong("hide"), parsing: .singleValue,
    help: ArgumentHelp(
      "A column to leave out of what people read, as CSV calls it. May be given several times.", valueName: "column"))
  var hidden: [String] = []

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number from 1.") }
  }

  var arrangement: TableArrangement { TableArrangement(sort: sort, top: top, hidden: hidden) }
}
