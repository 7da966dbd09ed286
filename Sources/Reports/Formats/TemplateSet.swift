import Basics
import Mustache

/// Mustache templates that may hold one another, compiled once.
public struct TemplateSet: Sendable {
  private let library: Result<MustacheLibrary, any Error>

  /// - Parameter sources: templates by the name that others hold them under, in UTF-8.
  public init(_ sources: [(name: String, bytes: [UInt8])]) {
    library = Result { try Self.compiled(sources) }
  }

  private static func compiled(_ sources: [(name: String, bytes: [UInt8])]) throws -> MustacheLibrary {
    var library = MustacheLibrary()
    for (name, bytes) in sources {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        throw Problem.brokenTemplate(name)
      }
    }
    return library
  }

  /// - Throws: `Problem` when a template cannot be read.
  public func render(_ context: HTMLContext, with template: String) throws -> String {
    guard let html = try library.get().render(context.mustache, withTemplate: template) else {
      throw Problem.brokenTemplate(template)
    }
    return html
  }
}
