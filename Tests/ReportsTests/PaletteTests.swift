import Foundation
import Testing

@testable import Reports

/// Contrast as WCAG 2.1 defines it: (lighter + 0.05) / (darker + 0.05) of relative luminances.
struct PaletteTests {
  @Test("Words stand out from what is behind them by 4.5 : 1, light and dark")
  func words() {
    let pairs: [(Paint, Paint)] =
      [(.ink, .paper), (.faint, .paper), (.ink, .shade)] + (0..<Palette.steps).map { (.onRamp($0), .ramp($0)) }
    for (words, behind) in pairs {
      let (front, back) = (Palette.shades(words), Palette.shades(behind))
      #expect(contrast(front.light, back.light) >= 4.5, "\(words) on \(behind), light")
      #expect(contrast(front.dark, back.dark) >= 4.5, "\(words) on \(behind), dark")
    }
  }

  @Test("Series stand out from the paper by 3 : 1, light and dark")
  func series() {
    let paper = Palette.shades(.paper)
    for shades in Palette.series {
      #expect(contrast(shades.light, paper.light) >= 3)
      #expect(contrast(shades.dark, paper.dark) >= 3)
    }
  }

  @Test("Each step of the ramp is darker than the one before, in grey too")
  func ramp() {
    let steps = (0..<Palette.steps).map { Palette.shades(.ramp($0)) }
    for (before, after) in zip(steps, steps.dropFirst()) {
      #expect(luminance(after.light) < luminance(before.light))
      #expect(luminance(after.dark) > luminance(before.dark))
    }
    #expect(Palette.step(0) == 0)
    #expect(Palette.step(0.001) == 1)
    #expect(Palette.step(1) == Palette.steps - 1)
    #expect(Palette.step(.nan) == 0)
    #expect(Palette.step(.infinity) == 0)
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    guard let parts = HexColour.components(colour) else { return .nan }
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(parts.red) + 0.7152 * linear(parts.green) + 0.0722 * linear(parts.blue)
  }
}
