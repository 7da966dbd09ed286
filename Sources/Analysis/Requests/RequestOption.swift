/// An option of a request, declared once: what study.yaml, the command line and a web address call it, what it takes,
/// and which property of the request it is.
public struct RequestOption<Request>: Sendable {
  /// In study.yaml and in a web address: `roll_up`. The command's option is `--roll-up`.
  public let key: String
  public let kind: OptionKind
  /// Whether it takes several values. One that takes a single value refuses a second.
  public let takesSeveral: Bool
  public private(set) var isRequired = false
  public private(set) var role = OptionRole.setting
  /// Its values as words, in a fixed form. For a property that is `nil`, a list that is empty and a flag that is off
  /// there are none.
  public let words: @Sendable (Request) -> [String]
  /// Sets the property to the values that the words mean; each is one that `kind` takes.
  let set: @Sendable ([String], inout Request) -> Void

  init(
    _ key: String, _ kind: OptionKind, several: Bool = false, words: @escaping @Sendable (Request) -> [String],
    set: @escaping @Sendable ([String], inout Request) -> Void
  ) {
    self.key = key
    self.kind = kind
    takesSeveral = several
    self.words = words
    self.set = set
  }

  /// The same option, without which there is no answer.
  func required() -> Self {
    var option = self
    option.isRequired = true
    return option
  }

  func role(_ role: OptionRole) -> Self {
    var option = self
    option.role = role
    return option
  }

  /// How its values stand in the names of result files: a word says enough, a flag or a number needs the key.
  func nameParts(_ words: [String]) -> [String] {
    switch kind {
    case .flag: words.isEmpty ? [] : [key]
    case .whole, .decimal: words.isEmpty ? [] : [key] + words
    case .choice, .name, .condition, .cut, .distance, .text: words
    }
  }

  /// The same option of a request that holds this one's in a property.
  func of<Whole>(_ part: Property<Whole, Request>) -> RequestOption<Whole> {
    let (words, set) = (words, set)
    var option = RequestOption<Whole>(
      key, kind, several: takesSeveral, words: { words($0[keyPath: part]) }, set: { set($0, &$1[keyPath: part]) })
    option.isRequired = isRequired
    option.role = role
    return option
  }
}

/// What an option has to do with the names of result files.
public enum OptionRole: Sendable, Hashable {
  /// What the request is about; the command takes it without `--`.
  case subject
  /// Where it is not the default, its words stand in the name.
  case naming
  case setting
}

// MARK: Options by the type of their property

/// A property of a request, as its declaration names it.
typealias Property<Request, Value> = any WritableKeyPath<Request, Value> & Sendable

extension RequestOption {
  static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
    _ key: String, _ property: Property<Request, Value>
  ) -> Self where Value.RawValue == String {
    Self(
      key, .choice(Value.allCases.map(\.rawValue)), words: { [$0[keyPath: property].rawValue] },
      set: { words, request in
        if let value = words.last.flatMap(Value.init) { request[keyPath: property] = value }
      })
  }

  static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
    _ key: String, _ property: Property<Request, Value?>
  ) -> Self where Value.RawValue == String {
    Self(
      key, .choice(Value.allCases.map(\.rawValue)), words: { $0[keyPath: property].map { [$0.rawValue] } ?? [] },
      set: { words, request in request[keyPath: property] = words.last.flatMap(Value.init) })
  }

  /// Several choices whose order says nothing.
  static func choices<Value: RawRepresentable & CaseIterable & Hashable & Sendable>(
    _ key: String, _ property: Property<Request, Set<Value>>
  ) -> Self where Value.RawValue == String {
    let all = Array(Value.allCases)
    return Self(
      key, .choice(all.map(\.rawValue)), several: true,
      words: { request in all.filter(request[keyPath: property].contains).map(\.rawValue) },
      set: { words, request in request[keyPath: property] = Set(words.compactMap(Value.init)) })
  }

  /// Several choices in an order.
  static func choices<Value: RawRepresentable & CaseIterable & Sendable>(
    _ key: String, _ property: Property<Request, [Value]>
  ) -> Self where Value.RawValue == String {
    Self(
      key, .choice(Value.allCases.map(\.rawValue)), several: true, words: { $0[keyPath: property].map(\.rawValue) },
      set: { words, request in request[keyPath: property] = words.compactMap(Value.init) })
  }

  static func whole(
    _ key: String, _ property: Property<Request, Int>, in range: ClosedRange<Int>
  ) -> Self {
    Self(
      key, .whole(range), words: { [String($0[keyPath: property])] },
      set: { words, request in if let number = words.last.flatMap({ Int($0) }) { request[keyPath: property] = number } }
    )
  }

  static func whole(
    _ key: String, _ property: Property<Request, Int?>, in range: ClosedRange<Int>
  ) -> Self {
    Self(
      key, .whole(range), words: { $0[keyPath: property].map { [String($0)] } ?? [] },
      set: { words, request in request[keyPath: property] = words.last.flatMap { Int($0) } })
  }

  static func decimal(
    _ key: String, _ property: Property<Request, Double>, in range: ClosedRange<Double>
  ) -> Self {
    Self(
      key, .decimal(range), words: { [String($0[keyPath: property])] },
      set: { words, request in
        if let number = words.last.flatMap({ Double($0) }) { request[keyPath: property] = number }
      })
  }

  static func decimals(
    _ key: String, _ property: Property<Request, [Double]>, in range: ClosedRange<Double>
  ) -> Self {
    Self(
      key, .decimal(range), several: true, words: { $0[keyPath: property].map { String($0) } },
      set: { words, request in request[keyPath: property] = words.compactMap { Double($0) } })
  }

  /// Where random numbers begin.
  static func seed(_ property: Property<Request, UInt64>) -> Self {
    Self(
      "seed", .whole(0...Int.max), words: { [String($0[keyPath: property])] },
      set: { words, request in
        if let seed = words.last.flatMap({ UInt64($0) }) { request[keyPath: property] = seed }
      })
  }

  static func flag(_ key: String, _ property: Property<Request, Bool>) -> Self {
    Self(
      key, .flag, words: { $0[keyPath: property] ? ["true"] : [] },
      set: { words, request in
        if let value = words.last.flatMap({ OptionKind.flags[$0] }) { request[keyPath: property] = value }
      })
  }

  static func name(
    _ key: String, _ property: Property<Request, String?>, of thing: NamedThing
  ) -> Self {
    Self(
      key, .name(thing), words: { $0[keyPath: property].map { [$0] } ?? [] },
      set: { words, request in request[keyPath: property] = words.last })
  }

  static func text(
    _ key: String, _ property: Property<Request, String?>, _ kind: OptionKind
  ) -> Self {
    Self(
      key, kind, words: { $0[keyPath: property].map { [$0] } ?? [] },
      set: { words, request in request[keyPath: property] = words.last })
  }

  static func texts(
    _ key: String, _ property: Property<Request, [String]>, _ kind: OptionKind
  ) -> Self {
    Self(
      key, kind, several: true, words: { $0[keyPath: property] },
      set: { words, request in request[keyPath: property] = words })
  }

  static func text(_ key: String, _ property: Property<Request, String?>) -> Self {
    Self(
      key, .text, words: { $0[keyPath: property].map { [$0] } ?? [] },
      set: { words, request in request[keyPath: property] = words.last })
  }

  static func names(
    _ key: String, _ property: Property<Request, [String]>, of thing: NamedThing
  ) -> Self {
    texts(key, property, .name(thing))
  }
}
