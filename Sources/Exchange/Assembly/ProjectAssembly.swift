import Codebooks
import Codings
import Foundation
import Ground
import Importing
import Transcripts

/// Makes a study's files of a project that was read.
struct ProjectAssembly {
  let project: ForeignProject
  let choice: OffsetChoice
  /// The ways in which a program of this kind may count characters.
  let units: [OffsetCounting.Unit]
  /// As the person named it, for problems.
  let file: String
  /// The time of events that the file gives none.
  let now: Date

  /// - Throws: `Problem` when there is nothing in the project, or its offsets can be read in several ways.
  func assemble(options: ImportOptions) throws -> AssembledProject {
    var inventory = project.inventory
    let names = transcriptNames
    let people = PeopleAssembly(project, transcripts: Dictionary(zip(project.sources.map(\.id), names)) { $1 })
    var sources: [SourceAssembly] = []
    for (source, name) in zip(project.sources, names) {
      sources.append(
        try SourceAssembly(
          source, name: name, participant: people.onlyPerson(of: source.id), choice: choice, units: units,
          options: options, file: file, inventory: &inventory))
    }
    if sources.allSatisfy({ $0.text == nil }), project.codes.isEmpty { throw Problem.nothingToImport(file: file) }
    let (codes, codebooks) = try codebook()
    countCategories(&inventory)
    var journals = EventAssembly(project, codes: codes, now: now)
    for source in sources { journals.add(source, &inventory) }
    journals.addMemos(transcripts: Dictionary(sources.map { ($0.source.id, $0.name) }) { $1 }, &inventory)
    let rows = people.rows(&inventory)
    return AssembledProject(
      origin: project.origin, name: project.name, transcripts: sources.compactMap(Self.transcript),
      codebooks: codebooks,
      codeCount: codes.count, events: journals.journals, participants: rows,
      looseMemos: journals.looseMemos(people: project.people), inventory: inventory,
      notes: sources.flatMap(\.notes) + nothingThere(sources))
  }

  /// New transcripts are named after their sources; those that the study has keep their names.
  private var transcriptNames: [String] {
    let made = SafeNames.transcripts(project.sources.map(\.name))
    return zip(project.sources, made).map { source, name in
      if case .existing(_, let known) = source.text { known } else { name }
    }
  }

  private static func transcript(_ source: SourceAssembly) -> AssembledProject.Transcript? {
    guard let text = source.text?.imported else { return nil }
    let speakers = text.speakers.map { speaker in
      "\(speaker.label.isEmpty ? "(no label)" : speaker.label) = \(speaker.participant ?? speaker.role.rawValue)"
    }
    return AssembledProject.Transcript(
      name: source.name, source: source.source.name, text: text.fileText, turns: text.turns,
      words: text.words, speakers: speakers, offsets: source.offsets)
  }

  /// Ids of codes by the file's identifiers, and the files of the codebook: the study's own where Strand wrote the
  /// project, else one that is made of the codes.
  /// - Throws: `Problems` for a codebook of Strand's that was damaged.
  private func codebook() throws -> ([String: String], [(name: String, text: String)]) {
    if !project.codebookFiles.isEmpty {
      let files = project.codebookFiles.map { (path: "codebook/\($0.name)", bytes: Array($0.text.utf8)) }
      let own = try Codebook.read(files: files).codebook.codes.map(\.id)
      let ids = Dictionary(own.map { (REFIIdentifier.normal(REFIProjectWriter.codeIdentifier($0)), $0) }) { first, _ in
        first
      }
      if project.codes.allSatisfy({ ids[$0.id] != nil }) { return (ids, project.codebookFiles) }
    }
    let ids = SafeNames.codes(project.codes)
    guard !project.codes.isEmpty else { return (ids, []) }
    let text = CodebookText.yaml(project.codes, ids: ids, title: project.name, origin: project.origin)
    return (ids, [(SafeNames.transcripts([project.name])[0] + ".yaml", text)])
  }

  private func countCategories(_ inventory: inout ImportInventory) {
    let containers = project.codes.filter { !$0.isCodable }
    inventory.count(
      "categories", .changed("a code that holds other codes: Strand lets people use it, too"), containers.count,
      example: containers.first?.name)
  }

  private func nothingThere(_ sources: [SourceAssembly]) -> [Problem] {
    let texts = sources.contains { $0.text != nil }
    let codings = project.sources.contains { $0.selections.contains { !$0.codings.isEmpty } }
    return texts && codings ? [] : [.missingParts(text: !texts, codings: !codings, file: file)]
  }
}
