/// A colour by what it is for; `Palette` says which one, on light paper and on dark.
enum Paint: Sendable, Hashable {
  case none
  case paper
  case ink
  /// Of what matters less: axes' numbers, notes.
  case faint
  /// Of axes, frames and guides.
  case rule
  /// Of stretches behind others.
  case shade
  /// How much, from 0 (none) to `Palette.steps - 1`.
  case ramp(Int)
  /// Words on a step of the ramp.
  case onRamp(Int)
  /// One of several series; after the last the first comes again.
  case series(Int)
  /// The same for areas under lines of ink.
  case bar(Int)
  /// A code's own colour, `#rrggbb`: the codebook's, the same on light and dark paper.
  case code(String)
  /// Words on it.
  case onCode(String)
  /// One of so many ordered answers, 0-based: the lower half in one hue, the upper in another, the middle one grey.
  case diverging(Int, of: Int)
  /// Words on it.
  case onDiverging(Int, of: Int)
}

/// The colours of figures. The ramp goes by lightness alone, so that it reads in grey and whatever colours one sees; the
/// hues of the series are those of Okabe and Ito's set (2008), dark or light enough to stand out from the paper (3 : 1).
enum Palette {
  /// Steps of the ramp.
  static let steps = 9

  /// The step for a share of the greatest value, 0 to 1; the lowest is for nothing at all.
  static func step(_ share: Double) -> Int {
    guard share > 0, share.isFinite else { return 0 }
    return min(1 + Int(min(share, 1) * Double(steps - 1)), steps - 1)
  }

  struct Shades: Sendable {
    let light: String
    let dark: String
  }

  static func shades(_ paint: Paint) -> Shades {
    switch paint {
    case .none: Shades(light: "none", dark: "none")
    case .paper: Shades(light: "#ffffff", dark: "#181818")
    case .ink: Shades(light: "#1c1c1c", dark: "#e8e6e3")
    case .faint: Shades(light: "#5c5c5c", dark: "#a8a6a2")
    case .rule: Shades(light: "#b8b8b8", dark: "#555555")
    case .shade: Shades(light: "#ededed", dark: "#2b2b2b")
    case .ramp(let step): ramp[clamped(step)]
    case .onRamp(let step): Shades(light: step < 5 ? "#1c1c1c" : "#ffffff", dark: step < 5 ? "#f2f2f2" : "#111111")
    case .series(let number): series[number % series.count]
    case .bar(let number): bars[number % bars.count]
    case .code(let colour): Shades(light: colour, dark: colour)
    case .onCode(let colour):
      HexColour.isDark(colour) ? Shades(light: "#ffffff", dark: "#ffffff") : Shades(light: "#1c1c1c", dark: "#1c1c1c")
    case .diverging(let place, let count):
      Shades(light: diverging[divergingPlace(place, of: count)], dark: diverging[divergingPlace(place, of: count)])
    case .onDiverging(let place, let count):
      shades(.onCode(diverging[divergingPlace(place, of: count)]))
    }
  }

  /// The class of a colour in a page.
  static func name(_ paint: Paint) -> String {
    switch paint {
    case .none: "n"
    case .paper: "p"
    case .ink: "i"
    case .faint: "f"
    case .rule: "l"
    case .shade: "s"
    case .ramp(let step): "r\(clamped(step))"
    case .onRamp(let step): step < 5 ? "o0" : "o1"
    case .series(let number): "c\(number % series.count)"
    case .bar(let number): "b\(number % bars.count)"
    case .code(let colour), .onCode(let colour): colour
    case .diverging(let place, let count): "d\(divergingPlace(place, of: count))"
    case .onDiverging(let place, let count): "od\(divergingPlace(place, of: count))"
    }
  }

  static let paints: [Paint] = {
    var paints: [Paint] = [.none, .paper, .ink, .faint, .rule, .shade, .onRamp(0), .onRamp(steps - 1)]
    paints += (0..<steps).map { .ramp($0) }
    paints += series.indices.map { .series($0) }
    paints += bars.indices.map { .bar($0) }
    paints += diverging.indices.map { .diverging($0, of: diverging.count) }
    paints += diverging.indices.map { .onDiverging($0, of: diverging.count) }
    return paints
  }()

  static let series = [
    Shades(light: "#0b5c93", dark: "#6cb6e8"), Shades(light: "#b86e00", dark: "#f0b429"),
    Shades(light: "#00795b", dark: "#2fc79b"), Shades(light: "#b55a8f", dark: "#e3a5c7"),
    Shades(light: "#8c3b00", dark: "#ff8d4d"), Shades(light: "#2f8fc9", dark: "#4fa0d6"),
    Shades(light: "#3d3d3d", dark: "#d6d6d6"), Shades(light: "#857b00", dark: "#f0e442"),
  ]

  private static let bars = [
    Shades(light: "#4f8fbf", dark: "#2f6f9c"), Shades(light: "#f2bd4b", dark: "#b57f12"),
    Shades(light: "#4aa88b", dark: "#1f7f60"), Shades(light: "#e0abc8", dark: "#9c5f80"),
    Shades(light: "#bf8054", dark: "#ad5b2c"), Shades(light: "#a5d6f2", dark: "#3c7ea6"),
    Shades(light: "#8f8f8f", dark: "#7d7d7d"), Shades(light: "#cfc650", dark: "#8f8620"),
  ]

  /// From the lowest answer over the middle to the highest: brown to blue by lightness, which those read who see no red or
  /// no green. After ColorBrewer's BrBG and PuOr (Harrower and Brewer 2003).
  private static let diverging = [
    "#8c510a", "#bf812d", "#dfb46c", "#f0dcb4", "#e6e6e6", "#cfe3f2", "#8fc0e0", "#4a90c4", "#1f5f99",
  ]

  /// Its place among nine for one of `count` answers; the ends are the ends.
  private static func divergingPlace(_ place: Int, of count: Int) -> Int {
    let last = diverging.count - 1
    if count < 2 { return last / 2 }
    if count == 2 { return place == 0 ? 2 : last - 2 }
    // Three answers need no ends as strong as those of nine.
    let margin = count <= 3 ? 1 : 0
    return margin + (min(max(place, 0), count - 1) * (last - 2 * margin) * 2 + (count - 1)) / (2 * (count - 1))
  }

  private static func clamped(_ step: Int) -> Int { min(max(step, 0), steps - 1) }

  private static let ramp = [
    Shades(light: "#f7f7f7", dark: "#1f1f1f"), Shades(light: "#e3edf6", dark: "#1c2b38"),
    Shades(light: "#cbdeee", dark: "#1d3a50"), Shades(light: "#a9cae3", dark: "#1f4a69"),
    Shades(light: "#7fb0d5", dark: "#245d84"), Shades(light: "#3b79b0", dark: "#5fa3d1"),
    Shades(light: "#26629a", dark: "#86bbe0"), Shades(light: "#144b80", dark: "#b1d4ed"),
    Shades(light: "#083260", dark: "#ddeefa"),
  ]
}
