import Codebooks
import Statistics
import StudyIndex

/// People by coders for one code: in whose words a coder found it, of what two or more of the coders have read.
///
/// A person is rated by those who have read everything of hers that two or more have read.
struct CodedPeople {
  private(set) var table: RatingTable
  /// Names of the people (participants' ids), in the order of the table's clusters.
  private(set) var people: [String] = []

  init(_ material: ComparedMaterial, code: Int, withThoseBelow: Bool) throws(StatisticsError) {
    struct Person {
      var readers: Set<Int>
      var coders: Set<Int> = []
    }
    let speakers = material.view.speakers
    let codes = withThoseBelow ? material.view.codebook.subtree(of: code) : code..<(code + 1)
    let pieces = material.pieces(of: code, withThoseBelow: withThoseBelow)
    var found: [String: Person] = [:]
    for text in material.texts {
      let coded = Dictionary(grouping: pieces[text.transcript] ?? [], by: \.turn)
      for stretch in material.reading.stretches(in: text.transcript, for: codes) where stretch.readers.count > 1 {
        for unit in text.units[text.units(in: stretch.turns)] {
          guard let name = speakers[unit.speaker]?.person else { continue }
          var person = found[name] ?? Person(readers: Set(stretch.readers))
          person.readers.formIntersection(stretch.readers)
          for piece in coded[unit.turn] ?? [] { person.coders.insert(piece.maker) }
          found[name] = person
        }
      }
    }
    table = try RatingTable(coders: material.coders.count, categories: 2)
    for (name, person) in found.sorted(by: { $0.key < $1.key }) where person.readers.count > 1 {
      table.append(
        material.coders.indices.map { coder in
          person.readers.contains(coder) ? (person.coders.contains(coder) ? 1 : 0) : RatingTable.missing
        }, cluster: people.count)
      people.append(name)
    }
  }
}
