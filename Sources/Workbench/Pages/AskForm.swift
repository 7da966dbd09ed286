import Codebooks
import Reports
import StudyIndex

/// The form over an answer: what is asked, as fields of an address.
struct AskForm {
  /// A field of the form.
  enum Field {
    /// Text with proposals.
    case text(key: String, label: String, hint: String = "")
    /// One of several; the first for nothing.
    case choice(key: String, label: String, [(value: String, name: String)])
    case number(key: String, label: String, standard: String)
    case flag(key: String, label: String)
    /// Fields that are shown when they are asked for, or say something.
    case further(String, [Field])

    var keys: [String] {
      switch self {
      case .text(let key, _, _), .choice(let key, _, _), .number(let key, _, _), .flag(let key, _): [key]
      case .further(_, let fields): fields.flatMap(\.keys)
      }
    }
  }

  let query: QueryItems
  /// The page's own address.
  let address: String
  let fields: [Field]
  /// The verb that downloads make; its options are taken from the address.
  let verb: String
  /// The address's part that the downloads are asked with.
  let downloaded: QueryItems

  /// What the template `asked` is filled with, beside the answer itself.
  var context: HTMLContext {
    [
      "action": .text(address), "fields": .texts(fields.map(html)),
      "files": .parts(
        OutputFormat.allCases.map { format in
          [
            "fileAddress": .text(HTMLText.escaped(PageLinks.download(verb, downloaded, format.rawValue))),
            "fileName": .text(format.title),
          ]
        }),
    ]
  }

  private func html(_ field: Field) -> String {
    switch field {
    case .text(let key, let label, let hint):
      let value = HTMLText.escaped(query[key] ?? "")
      let note = hint.isEmpty ? "" : " placeholder=\"\(HTMLText.escaped(hint))\""
      return "<label>\(HTMLText.escaped(label)) <input name=\"\(key)\" value=\"\(value)\"\(note)></label>"
    case .number(let key, let label, let standard):
      let value = HTMLText.escaped(query[key] ?? standard)
      return
        "<label>\(HTMLText.escaped(label)) <input name=\"\(key)\" type=\"number\" min=\"0\" value=\"\(value)\"></label>"
    case .choice(let key, let label, let options):
      let items = options.map { option in
        let chosen = query.all(key).contains(option.value) || (option.value.isEmpty && query[key] == nil)
        return "<option value=\"\(HTMLText.escaped(option.value))\"\(chosen ? " selected" : "")>"
          + "\(HTMLText.escaped(option.name))</option>"
      }
      return "<label>\(HTMLText.escaped(label)) <select name=\"\(key)\">\(items.joined())</select></label>"
    case .further(let label, let fields):
      let isOpen = fields.flatMap(\.keys).contains { query[$0] != nil }
      return "<details class=\"further\"\(isOpen ? " open" : "")><summary>\(HTMLText.escaped(label))</summary>"
        + "<div>\(fields.map(html).joined(separator: "\n"))</div></details>"
    case .flag(let key, let label):
      let chosen = query[key] == "true" ? " checked" : ""
      return "<label class=\"flag\"><input type=\"checkbox\" name=\"\(key)\" value=\"true\"\(chosen)> "
        + "\(HTMLText.escaped(label))</label>"
    }
  }
}

extension AskForm.Field {
  /// The codes of the codebook, set in by their depth.
  static func code(_ study: Study, key: String = "codes", label: String = "Code", none: String = "All codes") -> Self {
    let codes = study.codebook.codes.map { code in
      (value: code.id, name: String(repeating: "\u{2003}", count: code.depth) + "\(code.name) (\(code.id))")
    }
    return .choice(key: key, label: label, [(value: "", name: none)] + codes)
  }

  static func group(_ study: Study, none: String) throws -> Self {
    try names("by", "Group", [(value: "", name: none)], study.groupingNames())
  }

  static func coder(_ study: Study) throws -> Self {
    try names(
      "coder", "Coder", [(value: "", name: "As the study counts"), (value: "*", name: "All coders")], study.coderNames()
    )
  }

  /// A choice of names, behind some others.
  static func names(
    _ key: String, _ label: String, _ first: [(value: String, name: String)], _ names: [String]
  ) -> Self {
    .choice(key: key, label: label, first + names.map { (value: $0, name: $0) })
  }

  static let review = Self.choice(
    key: "review", label: "Counted",
    [
      (value: "", name: "As the study counts"), (value: "decided", name: "Decided by people"),
      (value: "person", name: "Coded by hand"), (value: "accepted", name: "Accepted hits"),
      (value: "unreviewed", name: "Hits not judged"), (value: "all", name: "All"),
    ])

  static let condition = Self.text(key: "where", label: "Only people where", hint: "age >= 60")
}
