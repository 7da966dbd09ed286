/// How one text differs from another, line by line, with some lines around each difference.
public struct LineDifference: Sendable {
  public struct Line: Sendable, Encodable, Equatable {
    public enum Kind: String, Sendable, Encodable {
      case same
      case removed
      case added
      /// Lines that are the same and not shown.
      case gap
    }

    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  public let lines: [Line]

  /// - Parameter context: lines around each difference.
  public init(from old: String, to new: String, context: Int = 2) {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var all: [Line] = []
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if i < before.count, removed.contains(i) {
        all.append(Line(.removed, before[i]))
        i += 1
      } else if j < after.count, added.contains(j) {
        all.append(Line(.added, after[j]))
        j += 1
      } else {
        all.append(Line(.same, i < before.count ? before[i] : after[j]))
        i += 1
        j += 1
      }
    }
    let changed = all.indices.filter { all[$0].kind != .same }
    var near: Set<Int> = []
    for place in changed { near.formUnion((place - context)...(place + context)) }
    var shown: [Line] = []
    for (index, line) in all.enumerated() {
      if near.contains(index) {
        shown.append(line)
      } else if shown.last.map({ $0.kind != .gap }) ?? false {
        shown.append(Line(.gap, ""))
      }
    }
    if shown.last?.kind == .gap { shown.removeLast() }
    lines = shown
  }
}
