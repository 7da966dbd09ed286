/// Figures for print without colour: series differ by lightness as far as there are few of them, and by their marks, names
/// and order.
extension Palette {
  static func grey(_ paint: Paint) -> String {
    switch paint {
    case .series(let number): text(seriesGreys[number % seriesGreys.count])
    case .bar(let number): text(barGreys[number % barGreys.count])
    // From left to right ever darker: two hues for two directions would be one in grey.
    case .diverging(let place, let count): text(count < 2 ? 140 : 222 - 180 * place / (count - 1))
    case .onDiverging(let place, let count):
      count < 2 || 222 - 180 * place / (count - 1) > 130 ? "#1c1c1c" : "#ffffff"
    default: grey(shades(paint).light)
    }
  }

  private static let seriesGreys = [28, 105, 150, 60, 130, 85, 165, 45]
  private static let barGreys = [95, 200, 145, 235, 60, 175, 120, 215]

  /// The same lightness without its hue: luma by ITU-R BT.601, in sRGB's own values.
  private static func grey(_ colour: String) -> String {
    guard let parts = HexColour.components(colour) else { return colour }
    return text((299 * Int(parts.red) + 587 * Int(parts.green) + 114 * Int(parts.blue) + 500) / 1000)
  }

  private static func text(_ value: Int) -> String {
    let digits = String(min(max(value, 0), 255), radix: 16)
    let two = digits.count == 1 ? "0" + digits : digits
    return "#" + two + two + two
  }
}
