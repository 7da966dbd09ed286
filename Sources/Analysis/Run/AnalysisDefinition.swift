public import Basics

/// One thing that `strand run` makes: a request, and the name of its files.
public struct AnalysisDefinition: Sendable {
  public let request: any AnalysisRequest
  /// Of the files in `results/`, without ending.
  public let name: String
  /// Heading in the report; `nil` for the answer's own.
  public let title: String?
  /// Where study.yaml holds it; `nil` for what the program adds by itself.
  public let written: WrittenOptions?

  public init(_ request: any AnalysisRequest, name: String? = nil, title: String? = nil, written: WrittenOptions? = nil)
  {
    self.request = request
    let verb = type(of: request).verb
    let made = request.defaultName
    self.name = name ?? (Self.isFileName(made) ? made : verb)
    self.title = title
    self.written = written
  }

  /// Everything that decides what is made, a line each: two definitions of one form make the same.
  public var form: [String] { request.form + ["as=\(name)"] + (title.map { ["title=\($0)"] } ?? []) }

  /// Files of results/ that the run itself makes.
  static let reservedNames = ["report", "manifest", "tables"]

  /// Letters and digits of any script, `-`, `_` and inner full stops; no path.
  static func isFileName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, first != ".", first != "-", name.utf8.count <= 120 else { return false }
    return scalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_" || $0 == "."
    }
  }
}

extension AnalysisDefinition: Hashable {
  public static func == (a: AnalysisDefinition, b: AnalysisDefinition) -> Bool { a.form == b.form }
  public func hash(into hasher: inout Hasher) { hasher.combine(form) }
}
