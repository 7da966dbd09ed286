/// The quotes of a list: made already, or each made when it is asked for, so that a long list is never whole in memory.
public struct QuoteItems: RandomAccessCollection, MutableCollection, Sendable {
  private enum Storage: Sendable {
    case made([QuoteItem])
    case computed(count: Int, make: @Sendable (Int) -> QuoteItem)
  }

  private var storage: Storage

  public init(_ items: [QuoteItem]) {
    storage = .made(items)
  }

  /// - Parameter make: gives the item at a 0-based place, each time the same; all have fields of the same keys.
  public init(count: Int, _ make: @escaping @Sendable (Int) -> QuoteItem) {
    storage = .computed(count: count, make: make)
  }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .made(let items): items.count
    case .computed(let count, _): count
    }
  }

  /// Setting one makes all.
  public subscript(place: Int) -> QuoteItem {
    get {
      switch storage {
      case .made(let items): items[place]
      case .computed(_, let make): make(place)
      }
    }
    set {
      var items: [QuoteItem] =
        switch storage {
        case .made(let items): items
        case .computed(let count, let make): (0..<count).map(make)
        }
      storage = .made([])
      items[place] = newValue
      storage = .made(items)
    }
  }

  /// One field of each key, in the order in which they first appear.
  var distinctFields: [QuoteItem.Field] {
    var fields: [QuoteItem.Field] = []
    var known: Set<String> = []
    let looked: Int =
      switch storage {
      case .made(let items): items.count
      case .computed(let count, _): Swift.min(count, 1)
      }
    for place in 0..<looked {
      for field in self[place].fields where known.insert(field.key).inserted { fields.append(field) }
    }
    return fields
  }
}
