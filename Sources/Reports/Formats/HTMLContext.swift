/// What a template is filled with: names and their values. A name whose value is missing is not there at all, so that the
/// word for nothing never gets into a page.
struct HTMLContext: Sendable, ExpressibleByDictionaryLiteral {
  private var values: [String: HTMLValue] = [:]

  init(dictionaryLiteral elements: (String, HTMLValue?)...) {
    for (name, value) in elements { values[name] = value }
  }

  subscript(name: String) -> HTMLValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// With the names of another context; where both have a name, this one's value stays.
  func filled(with other: HTMLContext) -> HTMLContext {
    var context = self
    context.values.merge(other.values) { own, _ in own }
    return context
  }

  /// As the library takes it.
  var mustache: [String: Any] { values.mapValues(\.mustache) }
}

/// A value of a template. Texts are HTML: escaped already.
enum HTMLValue: Sendable {
  case text(String)
  case flag(Bool)
  case texts([String])
  case part(HTMLContext)
  case parts([HTMLContext])

  fileprivate var mustache: Any {
    switch self {
    case .text(let html): html
    case .flag(let isSo): isSo
    case .texts(let texts): texts
    case .part(let context): context.mustache
    case .parts(let contexts): contexts.map(\.mustache)
    }
  }
}
