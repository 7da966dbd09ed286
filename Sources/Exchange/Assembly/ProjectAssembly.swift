import Basics
import Codebooks
import Codings
import Foundation
import Importing
import Transcripts

/// Makes a study's files of a project that was read.
struct ProjectAssembly {
  let project: ForeignProject
  let settings: SourceAssembly.Settings
  /// The time of events that the file gives none.
  let now: Date

  /// - Throws: `Problem` when there is nothing in the project, or its offsets can be read in several ways.
  func assemble() throws -> AssembledProject {
    var inventory = project.inventory
    let names = transcriptNames
    let named = zip(project.sources, names).filter { $0.0.text != nil }.map { ($0.id, $1) }
    let people = PeopleAssembly(project, transcripts: Dictionary(named) { $1 })
    let sources = try assembled(names, people, &inventory)
    if sources.allSatisfy({ $0.text == nil }), project.codes.isEmpty {
      throw Problem.nothingToImport(file: settings.file)
    }
    var described = project
    for index in described.codes.indices where described.codes[index].ownID == nil {
      let definition = described.codes[index].definition
      CodeDescription.read(definition, into: &described.codes[index])
    }
    let codebook = try AssembledCodebook(described)
    countCodes(&inventory)
    let withText = sources.filter { $0.text != nil }
    var journals = EventAssembly(
      project, codes: codebook.ids, transcripts: Dictionary(withText.map { ($0.source.id, $0.name) }) { $1 },
      people: people.caseIDs, now: now)
    for source in sources { journals.add(source, &inventory) }
    journals.addMemos(&inventory)
    journals.countCoders(&inventory)
    let rows = people.rows(&inventory)
    return AssembledProject(
      origin: project.origin, name: project.name, transcripts: sources.compactMap(Self.transcript), codebook: codebook,
      events: journals.journals, participants: rows, inventory: inventory,
      notes: sources.flatMap(\.notes) + nothingThere(sources))
  }

  /// The sources one by one, on all processors: the result is the same for any number of them. Sources whose offsets can
  /// be read in several ways wait for what the others say of the program's way of counting.
  /// - Throws: what the first source in the order of the file throws.
  private func assembled(
    _ names: [String], _ people: PeopleAssembly, _ inventory: inout ImportInventory
  ) throws -> [SourceAssembly] {
    let work = zip(project.sources, names).map { ($0, $1, people.onlyPerson(of: $0.id)) }
    let assemble = { @Sendable (number: Int, settings: SourceAssembly.Settings) in
      let (source, name, participant) = work[number]
      var counted = ImportInventory()
      let assembled = try SourceAssembly(source, name: name, participant: participant, settings, inventory: &counted)
      return (source: assembled, inventory: counted)
    }
    let settings = settings
    let first = try SideBySide.map(work.count) { number in Result { try assemble(number, settings) } }
    var informed = settings
    informed.refutedElsewhere = first.reduce(into: []) { refuted, outcome in
      if case .success(let made) = outcome { refuted.formUnion(made.source.offsets?.refuted ?? []) }
    }
    let made = try first.enumerated().map { number, outcome in
      guard case .failure = outcome, !informed.refutedElsewhere.isEmpty else { return try outcome.get() }
      return try assemble(number, informed)
    }
    return made.map { made in
      inventory.add(made.inventory)
      return made.source
    }
  }

  /// New transcripts are named after their sources; those that the study has keep their names.
  private var transcriptNames: [String] {
    let made = SafeNames.transcripts(project.sources.map(\.name), keeping: project.isOwn)
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
      name: source.name, source: source.source.name, text: text.fileText, language: text.language, turns: text.turns,
      words: text.words, speakers: speakers, offsets: source.offsets)
  }

  private func countCodes(_ inventory: inout ImportInventory) {
    let containers = project.codes.filter { !$0.isCodable }
    inventory.count("codes", .taken, project.codes.count - containers.count)
    inventory.count(
      "codes", .changed("a category that only contains codes: a code that people can use, too"), containers.count,
      example: containers.first?.name)
  }

  private func nothingThere(_ sources: [SourceAssembly]) -> [Problem] {
    if project.isCodebook { return [] }
    let texts = sources.contains { $0.text != nil }
    let codings = project.sources.contains { $0.selections.contains { !$0.codings.isEmpty } }
    return texts && codings ? [] : [.missingParts(text: !texts, codings: !codings, file: settings.file)]
  }
}
