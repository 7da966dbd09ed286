public import Statistics

/// Two coders' passages of all codes together.
public struct PassagePair: Sendable {
  /// Indices of the coders, the smaller first.
  public let first: Int
  public let second: Int
  public let agreement: PassageAgreement
}

extension [PassagePair] {
  /// The mean F1 over pairs of which one has passages; `nil` where none has.
  var meanF1: Double? {
    let values = compactMap(\.agreement.f1)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Length marked by both of a pair over that marked by either, summed over pairs.
  var overlap: Double? {
    var (both, either) = (0, 0)
    for pair in self {
      both += pair.agreement.bothLength
      either += pair.agreement.firstLength + pair.agreement.secondLength - pair.agreement.bothLength
    }
    return either > 0 ? Double(both) / Double(either) : nil
  }
}
