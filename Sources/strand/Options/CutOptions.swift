import ArgumentParser

/// How numbers become levels.
struct CutOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      """
      Cut a group of numbers into levels: where levels begin (30,50), or median, terciles, quartiles; age=30,50 where \
      several groups are crossed.
      """, valueName: "cut"))
  var cut: [String] = []
}
