/// Where so many ordered values of a standard normal variable are expected, for a plot of quantiles.
///
/// Reference: R `qqnorm`, which takes the normal quantiles of `ppoints(n)`: (i - a) / (n + 1 - 2 a), a = 3/8 up to ten
/// values, 1/2 above (Blom 1958).
public enum NormalPlot {
  /// Ascending.
  public static func quantiles(_ count: Int) -> [Double] {
    let a = count <= 10 ? 3.0 / 8 : 0.5
    return (0..<count).map { StandardNormal().quantile((Double($0) + 1 - a) / (Double(count) + 1 - 2 * a)) }
  }
}
