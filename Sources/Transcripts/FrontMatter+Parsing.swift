import Basics

extension FrontMatter {
  /// Largest front matter, in bytes.
  static let largest = 65_536

  /// Reads the YAML between the two `---`.
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
    guard let entries = root.entries else {
      if isNull(root) { return FrontMatter() }
      throw Problem.frontMatterNotMap(line: firstLine)
    }
    var reader = Reader()
    for (key, value) in entries {
      try reader.take(key, value)
    }
    try reader.refuseLabelsTwice()
    return reader.result
  }

  private static func compose(_ yaml: String, firstLine: Int) throws -> YAMLEntry? {
    do throws(YAMLFault) {
      return try YAMLEntry.compose(
        yaml, file: "", firstLine: firstLine, allowsAnchors: false, findings: Findings())
    } catch {
      throw Problem.frontMatter(error, firstLine: firstLine)
    }
  }

  private static func isNull(_ entry: YAMLEntry) -> Bool {
    entry.isEmpty || ["null", "Null", "NULL"].contains(entry.plain ?? "")
  }

  private struct Reader {
    private(set) var result = FrontMatter()
    private var labels: [(label: String, line: Int)] = []

    mutating func take(_ key: YAMLEntry, _ value: YAMLEntry) throws {
      guard let name = key.written else { throw Problem.frontMatterNotMap(line: key.place.line) }
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
      case "labels" where value.written == "ids": result.labelsAreIDs = true
      case "import" where value.isMapping: result.importedWith = try choices(value)
      default: result.further.append(FurtherEntry(key: name, value: try value.yaml()))
      }
    }

    func refuseLabelsTwice() throws {
      var seen: Set<String> = []
      for (label, line) in labels where !seen.insert(label).inserted { throw Problem.labelTwice(label, line: line) }
    }

    private func text(_ key: String, _ entry: YAMLEntry) throws -> String? {
      if isNull(entry) { return nil }
      guard let text = entry.written else {
        throw Problem.frontMatterValue(key, isNot: "text", line: entry.place.line)
      }
      return text
    }

    private mutating func labels(_ key: String, _ entry: YAMLEntry) throws -> [String] {
      if isNull(entry) { return [] }
      return try (entry.items ?? [entry]).map { item in
        guard let label = item.written, !isNull(item) else {
          throw Problem.frontMatterValue(key, isNot: "a label or a list of labels", line: item.place.line)
        }
        return noted(label, item)
      }
    }

    private mutating func participants(_ entry: YAMLEntry) throws -> [ParticipantEntry] {
      let expected = "a map from label to id, a list of labels, or one id"
      if isNull(entry) { return [] }
      if let id = entry.written { return [ParticipantEntry(label: nil, participant: id)] }
      if let items = entry.items {
        return try items.map { item in
          guard let label = item.written, !isNull(item) else {
            throw Problem.frontMatterValue("participants", isNot: expected, line: item.place.line)
          }
          return ParticipantEntry(label: noted(label, item), participant: nil)
        }
      }
      return try (entry.entries ?? []).map { key, value in
        guard let label = key.written, let id = value.written else {
          throw Problem.frontMatterValue("participants", isNot: expected, line: value.place.line)
        }
        return ParticipantEntry(label: noted(label, key), participant: isNull(value) ? nil : id)
      }
    }

    private func choices(_ entry: YAMLEntry) throws -> ImportChoices {
      var choices = ImportChoices()
      for (key, value) in entry.entries ?? [] {
        switch key.written {
        case "speakers":
          for (label, role) in value.entries ?? [] {
            guard let label = label.written, let role = role.written else {
              throw Problem.frontMatterValue("import", isNot: Self.choicesForm, line: value.place.line)
            }
            choices.speakers.append(LabelChoice(label: label, value: role))
          }
        case "speaker-pattern": choices.speakerPattern = value.written
        default: throw Problem.frontMatterValue("import", isNot: Self.choicesForm, line: key.place.line)
        }
      }
      return choices
    }

    private static let choicesForm = "a map with `speakers` (from labels to roles) and `speaker-pattern`"

    private mutating func noted(_ label: String, _ entry: YAMLEntry) -> String {
      let label = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      labels.append((label, entry.place.line))
      return label
    }
  }
}
