import Codebooks

/// The colour of each code: its own, else that of the nearest code above it, else one of a series by its place at the top.
/// Colour is never the only sign: the code's name is beside it.
struct CodeColours {
  /// One a code, in the order of the codebook: `#rrggbb`.
  let colours: [String]

  /// The hues of Okabe and Ito's set (2008), as in the figures, without black.
  private static let series = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#857b00"]

  init(_ codebook: Codebook) {
    var colours: [String] = []
    var top = 0
    for code in codebook.codes {
      let above = code.parent.flatMap { codebook.position(of: $0) }
      let own = code.colour.flatMap { $0.wholeMatch(of: /#[0-9A-Fa-f]{6}/) == nil ? nil : $0 }
      colours.append(own ?? above.map { colours[$0] } ?? Self.series[top % Self.series.count])
      if above == nil { top += 1 }
    }
    self.colours = colours
  }

  /// Rules by the code's place in the codebook: `--code` for whatever has the class, and the tint of its passages; of words
  /// only, as browsers work a tint out for every element that may have it.
  var styleSheet: String {
    colours.enumerated().map { index, colour in
      """
      .code-\(index) { --code: \(colour); }
      .words::highlight(code-\(index)) { background-color: color-mix(in srgb, \(colour) 22%, transparent); }
      """
    }.joined(separator: "\n") + "\n"
  }
}
