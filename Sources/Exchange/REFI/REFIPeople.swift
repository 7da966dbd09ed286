import Basics

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

  /// The values of an element: the variable (its identifier) and the value as text. One without a value is counted.
  static func values(
    of element: ProjectElement, _ inventory: inout ImportInventory
  ) -> [(variable: String, value: String)] {
    element.all("VariableValue").compactMap { value in
      let kinds = ["TextValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue", "BooleanValue"]
      guard let variable = value.first("VariableRef")?.target, let words = kinds.lazy.compactMap(value.words).first
      else {
        inventory.count("values of variables", .leftOut("they are empty"))
        return nil
      }
      return (variable, words)
    }
  }

  func read(into project: inout ForeignProject) {
    project.variables = (root.first("Variables")?.all("Variable") ?? []).map { $0["name"] ?? "variable" }
    let selectionsOf = Dictionary(
      project.sources.flatMap { source in source.selections.map { ($0.id, source.id) } }
    ) { first, _ in first }
    for (number, element) in (root.first("Cases")?.all("Case") ?? []).enumerated() {
      var person = ForeignPerson(id: element.guid ?? "case \(number)", name: element["name"] ?? "case")
      person.sources = element.all("SourceRef").compactMap(\.target)
      for reference in element.all("SelectionRef").compactMap(\.target) {
        if let source = selectionsOf[reference], !person.sources.contains(source) { person.sources.append(source) }
        project.inventory.count(
          "links of cases to passages", .changed("the case is linked with the whole transcript"), example: person.name)
      }
      project.inventory.count(
        "links of cases to codes", .leftOut("Strand has no codes on people"), element.all("CodeRef").count,
        example: person.name)
      person.values = Self.values(of: element, &project.inventory).map { (name(of: $0.variable), $0.value) }
      project.people.append(person)
    }
    for index in project.sources.indices {
      project.sources[index].values = project.sources[index].values.map { (name(of: $0.variable), $0.value) }
    }
    for set in root.first("Sets")?.all("Set") ?? [] { read(set, into: &project) }
  }

  private func name(of variable: String) -> String { variables[variable] ?? "variable" }

  /// A set of sources is a value of each of them: `gender: male` of a variable, any other of itself.
  private func read(_ set: ProjectElement, into project: inout ForeignProject) {
    let name = set["name"] ?? "set"
    let members = Set(set.all("MemberSource").compactMap(\.target))
    if project.isOwn {
      project.inventory.count("sets", .leftOut("groups are made from participants.csv and study.yaml"), example: name)
    } else if !members.isEmpty, !project.sources.contains(where: { members.contains($0.id) && $0.text != nil }) {
      project.inventory.count("sets", .leftOut("no source in them has a text"), example: name)
    } else if members.isEmpty {
      let isEmpty = set.all("MemberCode").isEmpty && set.all("MemberNote").isEmpty
      project.inventory.count(
        "sets", .leftOut(isEmpty ? "they are empty" : "Strand has no sets of codes and memos"), example: name)
    } else {
      let parts = name.split(separator: ":", maxSplits: 1).map { String($0).trimmingWhitespace() }
      let (variable, value) = parts.count == 2 && !parts.contains("") ? (parts[0], parts[1]) : (name, "yes")
      for index in project.sources.indices where members.contains(project.sources[index].id) {
        project.sources[index].sets.append((variable, value))
      }
      project.inventory.count("sets", .changed("a column of participants.csv"), example: name)
    }
  }
}
