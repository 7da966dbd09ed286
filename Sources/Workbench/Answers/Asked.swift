import Analysis
import Basics
import Reports
import StudyIndex

/// Requests read from an address: the same that the terminal and `run` ask.
enum Asked {
  /// - Parameters:
  ///   - query: options by their keys in study.yaml.
  ///   - further: keys of the page's own.
  /// - Throws: `Problems` with everything that is wrong.
  static func request<Request: AnalysisRequest>(
    _ type: Request.Type, _ query: QueryItems, besides further: [String] = []
  ) throws -> Request {
    let findings = Findings()
    let request = Request(WrittenOptions(query.pairs), besides: further, findings: findings)
    let problems = findings.inOrder()
    guard problems.isEmpty else { throw Problems(problems) }
    return request
  }

  /// The keys of a request's options, so that an address can be narrowed to them.
  static func keys<Request: AnalysisRequest>(_ type: Request.Type) -> Set<String> { Set(Request.options.map(\.key)) }
}

extension QueryItems {
  /// The pairs with these keys alone.
  func only(_ keys: Set<String>) -> QueryItems { QueryItems(pairs.filter { keys.contains($0.key) }) }
}

/// An answer as a file: `/download?make=compare&by=town&format=xlsx`.
struct Download {
  let study: Study

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let verb = try query.required("make")
    guard let type = AnalysisCatalogue.all.first(where: { $0.verb == verb }) else {
      throw Problem.verbUnknown(verb, known: AnalysisCatalogue.all.map { $0.verb })
    }
    let word = query["format"] ?? OutputFormat.csv.rawValue
    guard let format = OutputFormat(rawValue: word) else {
      throw Problem.formatUnknown(word, known: OutputFormat.allCases.map(\.rawValue))
    }
    return try file(type, query.without("make", "format"), format)
  }

  private func file<Request: AnalysisRequest>(
    _ type: Request.Type, _ query: QueryItems, _ format: OutputFormat
  ) throws -> WebAnswer {
    let request = try Asked.request(type, query)
    let bytes = try Renderer.bytes(request.presentedAnswer(study).report(), as: format)
    return .download(bytes, type: format.mediaType, name: "\(request.defaultName).\(format.ending)")
  }
}

extension OutputFormat {
  /// Of files, without the full stop.
  var ending: String {
    switch self {
    case .text: "txt"
    case .csv: "csv"
    case .json: "json"
    case .markdown: "md"
    case .html: "html"
    case .latex: "tex"
    case .xlsx: "xlsx"
    case .docx: "docx"
    }
  }

  var mediaType: String {
    switch self {
    case .text, .latex: "text/plain; charset=utf-8"
    case .csv: "text/csv; charset=utf-8"
    case .json: "application/json"
    case .markdown: "text/markdown; charset=utf-8"
    case .html: "text/html; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    }
  }

  /// What a link to the file is called.
  var title: String {
    switch self {
    case .text: "Text"
    case .csv: "CSV"
    case .json: "JSON"
    case .markdown: "Markdown"
    case .html: "HTML"
    case .latex: "LaTeX"
    case .xlsx: "Excel"
    case .docx: "Word"
    }
  }
}
