/// What a template is filled with: names and their values. A name whose value is missing is not there at all, so that the
/// word for nothing never gets into a page.
public struct HTMLContext: Sendable, ExpressibleByDictionaryLiteral {
  private var values: [String: HTMLValue] = [:]

  public init(dictionaryLiteral elements: (String, HTMLValue?)...) {
    for (name, value) in elements { values[name] = value }
  }

  public subscript(name: String) -> HTMLValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// With the names of another context; where both have a name, this one's value stays.
  public func filled(with other: HTMLContext) -> HTMLContext {
    var context = self
    context.values.merge(other.values) { own, _ in own }
    return context
  }

  /// As the library takes it.
  var mustache: [String: Any] { values.mapValues(\.mustache) }
}

/// A value of a template. Texts are HTML: escaped already.
public enum HTMLValue: Sendable {
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

/// The parts of HTML pages: the Mustache templates and style sheets of `Templates/`, which are built into the program
/// and compiled once. Every value is escaped before it gets here (`HTMLText`), hence the triple braces in them. A name
/// that a context lacks is looked up in those around it: no name is used on two levels.
enum HTMLTemplates {
  private static let sources: [(name: String, bytes: [UInt8])] = [
    ("page", PackageResources.page_mustache), ("section", PackageResources.section_mustache),
    ("table", PackageResources.table_mustache), ("quotes", PackageResources.quotes_mustache),
    ("inputs", PackageResources.inputs_mustache), ("report", PackageResources.report_mustache),
    ("chapter", PackageResources.chapter_mustache), ("picture", PackageResources.picture_mustache),
    ("appendix", PackageResources.appendix_mustache), ("style", PackageResources.style_css),
    ("reportStyle", PackageResources.report_style_css), ("figureStyle", Array(Palette.styleSheet.utf8)),
  ]

  private static let set = TemplateSet(sources)

  /// - Throws: `Problem` when a template cannot be read.
  static func render(_ context: HTMLContext, with template: String) throws -> String {
    try set.render(context, with: template)
  }
}
