import Analysis
import Statistics

extension Schema where Row == Retrieval {
  /// Found, wrong and missed, with precision, recall and F1.
  static var retrieval: Schema<Retrieval> {
    Schema([
      .integer("found", "found", unit: "units that both have") { $0.found },
      .integer("wrong", "wrong", unit: "units that the reference does not have") { $0.wrong },
      .integer("missed", "missed", unit: "units that only the reference has") { $0.missed },
      .measured("precision", "precision", RetrievalShare.schema(withInterval: false)) {
        RetrievalShare(value: $0.precision, interval: $0.precisionInterval)
      },
      .measured("recall", "recall", RetrievalShare.schema(withInterval: false)) {
        RetrievalShare(value: $0.recall, interval: $0.recallInterval)
      },
      .measured("f1", "F1", RetrievalShare.schema(withInterval: true)) {
        RetrievalShare(value: $0.f1, interval: $0.f1Interval)
      },
    ])
  }
}

extension CodersAgreement.Settings {
  /// How intervals were made, behind what they are of.
  func intervalWords(clusters: String) -> String {
    "\(Numbers.fixed(level * 100, places: 0))% BCa from \(Numbers.grouped(replicates)) draws of whole \(clusters), seed "
      + "\(seed)"
  }
}
