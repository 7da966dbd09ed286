import Foundation

/// A published figure beside the one computed from the survey.
struct Figure {
  let name: String
  let published: Double
  let computed: Double
  /// The largest distance that is let pass.
  let tolerance: Double
  /// Digits after the point, as printed.
  let digits: Int

  var distance: Double { abs(computed - published) }
  /// A NaN is never within.
  var isMet: Bool { distance <= tolerance + 1e-9 }
  /// Whether the computed figure prints as the published one.
  var isSame: Bool { text(published) == text(computed) }

  func text(_ number: Double) -> String { fixed(number, digits) }
}

/// A number with that many digits after the point, and no minus before a zero.
func fixed(_ number: Double, _ digits: Int) -> String {
  let text = String(format: "%.\(digits)f", number)
  return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) } ? String(text.dropFirst()) : text
}
