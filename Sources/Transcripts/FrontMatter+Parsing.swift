import Basics
import Yams

extension FrontMatter {
  /// Largest front matter, in bytes.
  static let largest = 65_536

  /// Reads the YAML that stands between the two `---`.
  ///
  /// `interviewer` is one label or a list; `participants` a map from label to id (the id may be missing), a list of
  /// labels, or a single id; `others` one label or a list. `title`, `date`, `place` and `language` are text;
  /// `labels: ids` says that labels are participants' ids; `import` keeps what was said on import. Every other key is
  /// kept in `further`.
  /// - Parameter firstLine: 1-based line of the file on which `yaml` begins.
  /// - Throws: `Problem` of kind `badData` with the line of the file (and no file name: see `Problem.located`).
  public static func parse(_ yaml: String, firstLine: Int = 2) throws -> FrontMatter {
    if yaml.utf8.count > largest { throw Problem.frontMatterTooLarge(kilobytes: yaml.utf8.count / 1024) }
    guard let root = try compose(yaml, firstLine: firstLine) else { return FrontMatter() }
    guard let mapping = root.mapping else {
      if isNull(root) { return FrontMatter() }
      throw Problem.frontMatterNotMap(line: firstLine)
    }
    var reader = Reader(firstLine: firstLine)
    for (key, value) in mapping {
      try reader.take(key, value)
    }
    try reader.refuseLabelsTwice()
    return reader.result
  }

  private static func compose(_ yaml: String, firstLine: Int) throws -> Node? {
    do {
      let parser = try Yams.Parser(yaml: yaml)
      let root = try parser.singleRoot()
      // The parser owns the anchors: they are gone when it is.
      let line = withExtendedLifetime(parser) { root.flatMap(lineOfAnchor) }
      if let line { throw Problem.frontMatterAnchor(line: line + firstLine - 1) }
      return root
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _),
        .composer(_, let reason, let mark, _):
        throw Problem.frontMatterNotYAML(reason, line: mark.line + firstLine - 1, column: mark.column)
      case .duplicatedKeysInMapping(let keys, let context):
        let names = keys.map { "`\($0)`" }.joined(separator: ", ")
        throw Problem.frontMatterNotYAML(
          "\(names) stands there twice", line: context.mark.line + firstLine - 1, column: nil)
      case .reader:
        throw Problem.frontMatterNotYAML("it holds a control character", line: firstLine, column: nil)
      default:
        throw Problem.frontMatterNotYAML("it cannot be read", line: firstLine, column: nil)
      }
    }
  }

  /// Aliases could make a small file grow without bound, so no anchor is taken.
  private static func lineOfAnchor(in node: Node) -> Int? {
    if node.anchor != nil { return node.mark?.line ?? 1 }
    if let sequence = node.sequence {
      for child in sequence { if let line = lineOfAnchor(in: child) { return line } }
    }
    if let mapping = node.mapping {
      for (key, value) in mapping {
        if let line = lineOfAnchor(in: key) ?? lineOfAnchor(in: value) { return line }
      }
    }
    return nil
  }

  private static func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  private struct Reader {
    var result = FrontMatter()
    let firstLine: Int
    private var labels: [(label: String, line: Int)] = []

    init(firstLine: Int) {
      self.firstLine = firstLine
    }

    mutating func take(_ key: Node, _ value: Node) throws {
      guard let name = key.scalar?.string else { throw Problem.frontMatterNotMap(line: line(of: key)) }
      switch name {
      case "title": result.title = try text(name, value)
      case "date": result.date = try text(name, value)
      case "place": result.place = try text(name, value)
      case "language": result.language = try text(name, value)
      case "interviewer", "interviewers":
        result.interviewers += try labels(name, value)
        result.declaresNoInterviewers = result.interviewers.isEmpty && !isNull(value)
      case "others", "other": result.others += try labels(name, value)
      case "participants", "participant":
        result.participants += try participants(value)
        result.declaresNoParticipants = result.participants.isEmpty && !isNull(value)
      case "labels" where value.scalar?.string == "ids": result.labelsAreIDs = true
      case "import" where value.mapping != nil: result.importedWith = try choices(value)
      default: result.further.append(FurtherEntry(key: name, value: try FrontMatter.yaml(of: value)))
      }
    }

    func refuseLabelsTwice() throws {
      var seen: Set<String> = []
      for (label, line) in labels where !seen.insert(label).inserted { throw Problem.labelTwice(label, line: line) }
    }

    private func line(of node: Node) -> Int { (node.mark?.line ?? 1) + firstLine - 1 }

    private func text(_ key: String, _ node: Node) throws -> String? {
      if isNull(node) { return nil }
      guard let scalar = node.scalar else {
        throw Problem.frontMatterValue(key, isNot: "text", line: line(of: node))
      }
      return scalar.string
    }

    private mutating func labels(_ key: String, _ node: Node) throws -> [String] {
      if isNull(node) { return [] }
      let nodes = node.sequence.map { Array($0) } ?? [node]
      return try nodes.map { item in
        guard let label = item.scalar?.string, !isNull(item) else {
          throw Problem.frontMatterValue(key, isNot: "a label or a list of labels", line: line(of: item))
        }
        return noted(label, item)
      }
    }

    private mutating func participants(_ node: Node) throws -> [ParticipantEntry] {
      let expected = "a map from label to id, a list of labels, or one id"
      if isNull(node) { return [] }
      if let id = node.scalar?.string { return [ParticipantEntry(label: nil, participant: id)] }
      if let sequence = node.sequence {
        return try sequence.map { item in
          guard let label = item.scalar?.string, !isNull(item) else {
            throw Problem.frontMatterValue("participants", isNot: expected, line: line(of: item))
          }
          return ParticipantEntry(label: noted(label, item), participant: nil)
        }
      }
      return try (node.mapping ?? [:]).map { key, value in
        guard let label = key.scalar?.string, let id = value.scalar?.string else {
          throw Problem.frontMatterValue("participants", isNot: expected, line: line(of: value))
        }
        return ParticipantEntry(label: noted(label, key), participant: isNull(value) ? nil : id)
      }
    }

    private func choices(_ node: Node) throws -> ImportChoices {
      var choices = ImportChoices()
      for (key, value) in node.mapping ?? [:] {
        switch key.scalar?.string {
        case "speakers":
          for (label, role) in value.mapping ?? [:] {
            guard let label = label.scalar?.string, let role = role.scalar?.string else {
              throw Problem.frontMatterValue("import", isNot: Self.choicesForm, line: line(of: value))
            }
            choices.speakers.append(LabelChoice(label: label, value: role))
          }
        case "speaker-pattern": choices.speakerPattern = value.scalar?.string
        default: throw Problem.frontMatterValue("import", isNot: Self.choicesForm, line: line(of: key))
        }
      }
      return choices
    }

    private static let choicesForm = "a map with `speakers` (from labels to roles) and `speaker-pattern`"

    private mutating func noted(_ label: String, _ node: Node) -> String {
      let label = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      labels.append((label, line(of: node)))
      return label
    }
  }
}
