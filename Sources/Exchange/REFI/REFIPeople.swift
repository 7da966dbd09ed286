import Ground

/// Cases, variables and sets of a REFI-QDA project.
struct REFIPeople {
  private let root: ProjectElement
  private let variables: [String: String]

  init(_ root: ProjectElement) {
    self.root = root
    var names: [String: String] = [:]
    for variable in root.first("Variables")?.all("Variable") ?? [] {
      if let guid = variable.guid { names[guid] = variable["name"] ?? "variable" }
    }
    variables = names
  }

  /// The variable (its identifier) and the value as text; `nil` for a value that is not there.
  static func value(_ element: ProjectElement) -> (variable: String, value: String)? {
    guard let variable = element.first("VariableRef")?.target else { return nil }
    for kind in ["TextValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue", "BooleanValue"] {
      if let words = element.words(kind) { return (variable, words) }
    }
    return nil
  }

  func read(into project: inout ForeignProject) {
    project.inventory.count("variables", .taken, variables.count)
    project.variables = (root.first("Variables")?.all("Variable") ?? []).compactMap { $0["name"] }
    let selectionsOf = Dictionary(
      project.sources.flatMap { source in source.selections.map { ($0.id, source.id) } }
    ) { first, _ in first }
    for element in root.first("Cases")?.all("Case") ?? [] {
      guard let guid = element.guid else {
        project.inventory.count("cases", .leftOut("it has no identifier"), example: element["name"])
        continue
      }
      var person = ForeignPerson(id: guid, name: element["name"] ?? "case", description: element.words("Description"))
      person.sources = element.all("SourceRef").compactMap(\.target)
      for reference in element.all("SelectionRef").compactMap(\.target) {
        if let source = selectionsOf[reference], !person.sources.contains(source) { person.sources.append(source) }
      }
      person.values = element.all("VariableValue").compactMap(Self.value).map { (name(of: $0.variable), $0.value) }
      project.people.append(person)
      project.inventory.count("cases", .taken)
    }
    for index in project.sources.indices {
      project.sources[index].values = project.sources[index].values.map { (name(of: $0.variable), $0.value) }
    }
    readSets(into: &project)
  }

  private func name(of variable: String) -> String { variables[variable] ?? "variable" }

  /// A set of sources is a value of each of them: `gender: male` of a variable, any other of itself.
  private func readSets(into project: inout ForeignProject) {
    for set in root.first("Sets")?.all("Set") ?? [] {
      let name = set["name"] ?? "set"
      if project.isOwn {
        project.inventory.count("sets", .leftOut("groups are made from participants.csv and study.yaml"), example: name)
        continue
      }
      let members = set.all("MemberSource").compactMap(\.target)
      let codes = set.all("MemberCode").count + set.all("MemberNote").count
      if codes > 0 {
        project.inventory.count("sets of codes and notes", .leftOut("Strand has no sets of codes"), example: name)
      }
      if members.isEmpty {
        if codes == 0 { project.inventory.count("sets", .leftOut("it is empty"), example: name) }
        continue
      }
      let parts = name.split(separator: ":", maxSplits: 1).map { String($0).trimmingWhitespace() }
      let (variable, value) = parts.count == 2 && !parts[1].isEmpty ? (parts[0], parts[1]) : (name, "yes")
      for index in project.sources.indices where members.contains(project.sources[index].id) {
        project.sources[index].values.append((variable, value))
      }
      project.inventory.count("sets", .changed("a column of participants.csv"), example: name)
    }
  }
}
