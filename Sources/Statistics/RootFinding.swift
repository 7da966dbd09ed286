import Foundation

/// The root of a continuous function between two points where it has opposite signs (or is zero), by bisection of the
/// bracket with inverse quadratic and secant steps where they help (Brent 1973, ch. 4), to the last bits of `Double`.
/// `nil` when the signs are the same.
func root(of function: (Double) -> Double, from low: Double, to high: Double, relative: Double = 1e-15) -> Double? {
  var a = low
  var b = high
  var fa = function(a)
  var fb = function(b)
  if fa == 0 { return a }
  if fb == 0 { return b }
  guard fa.isFinite, fb.isFinite, (fa < 0) != (fb < 0) else { return nil }
  var c = a
  var fc = fa
  var step = b - a
  var previous = step
  for _ in 0..<300 {
    if abs(fc) < abs(fb) {
      (a, b, c) = (b, c, b)
      (fa, fb, fc) = (fb, fc, fb)
    }
    let tolerance = max(relative * abs(b), .leastNormalMagnitude)
    let half = (c - b) / 2
    if abs(half) <= tolerance || fb == 0 { return b }
    if abs(previous) >= tolerance, abs(fa) > abs(fb) {
      let s = fb / fa
      var p: Double
      var q: Double
      if a == c {
        p = 2 * half * s
        q = 1 - s
      } else {
        let t = fa / fc
        let r = fb / fc
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if p > 0 { q = -q } else { p = -p }
      if 2 * p < min(3 * half * q - abs(tolerance * q), abs(previous * q)) {
        previous = step
        step = p / q
      } else {
        step = half
        previous = half
      }
    } else {
      step = half
      previous = half
    }
    a = b
    fa = fb
    b += abs(step) > tolerance ? step : (half > 0 ? tolerance : -tolerance)
    fb = function(b)
    if (fb < 0) == (fc < 0) {
      c = a
      fc = fa
      step = b - a
      previous = step
    }
  }
  return b
}
