import Reports
import Testing

struct TerminalStyleTests {
  @Test(
    "Colours follow the terminal and the environment",
    arguments: [
      (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
      (false, ["CLICOLOR_FORCE": "1"], true), (false, ["CLICOLOR_FORCE": "0"], false),
      (false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false), (true, ["TERM": "dumb"], false),
      (true, ["CLICOLOR": "0"], false),
    ] as [(Bool, [String: String], Bool)])
  func colours(isTerminal: Bool, environment: [String: String], expected: Bool) {
    #expect(TerminalStyle.detect(isTerminal: isTerminal, environment: environment).colours == expected)
  }

  @Test("Width: the system's word, else COLUMNS, else 80; never too narrow to show anything")
  func width() {
    #expect(TerminalStyle.detect(isTerminal: true, environment: ["COLUMNS": "70"], columns: 100).width == 100)
    #expect(TerminalStyle.detect(isTerminal: true, environment: ["COLUMNS": "70"]).width == 70)
    #expect(TerminalStyle.detect(isTerminal: true, environment: ["COLUMNS": "x"], columns: 0).width == 80)
    #expect(TerminalStyle.detect(isTerminal: true, environment: [:], columns: 3).width == 20)
  }

  @Test("Line characters need a Unicode locale on a terminal; a pipe always gets the same bytes")
  func unicode() {
    #expect(TerminalStyle.detect(isTerminal: true, environment: ["LANG": "de_DE.UTF-8"]).unicode)
    #expect(TerminalStyle.detect(isTerminal: true, environment: [:]).unicode)
    #expect(!TerminalStyle.detect(isTerminal: true, environment: ["LANG": "de_DE.UTF-8", "LC_ALL": "C"]).unicode)
    #expect(TerminalStyle.detect(isTerminal: false, environment: ["LC_ALL": "C"]).unicode)
    #expect(TerminalStyle.detect(isTerminal: true, environment: ["COLORTERM": "truecolor"]).trueColour)
  }
}
