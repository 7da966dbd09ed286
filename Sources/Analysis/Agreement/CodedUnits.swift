import Codebooks
import Statistics
import StudyIndex
import Transcripts

/// Units by coders for one code: who coded which unit, of those who have read it.
///
/// Only units that two or more of the coders have read are there; all that nobody coded are counted, not listed.
struct CodedUnits {
  /// A unit that somebody coded.
  struct Unit {
    /// Index in `ComparedMaterial.texts`.
    let text: Int
    /// Index of the text's unit.
    let unit: Int
    /// Ascending.
    let readers: [Int]
    /// Readers who coded it, ascending.
    let coders: [Int]
  }

  /// Units that nobody coded, of the same readers.
  struct Uncoded {
    let text: Int
    let readers: [Int]
    let count: Int
  }

  private(set) var coded: [Unit] = []
  private(set) var uncoded: [Uncoded] = []
  /// Codings of somebody who has not marked the unit as read, or which only one has read.
  private(set) var outside = 0

  init(_ material: ComparedMaterial, code: Int, withThoseBelow: Bool) {
    let pieces = material.pieces(of: code, withThoseBelow: withThoseBelow)
    let codes = withThoseBelow ? material.view.codebook.subtree(of: code) : code..<(code + 1)
    for (index, text) in material.texts.enumerated() {
      let marks = Self.marks(of: pieces[text.transcript] ?? [], in: text)
      var next = 0
      for stretch in material.reading.stretches(in: text.transcript, for: codes) {
        let units = text.units(in: stretch.turns)
        while next < marks.count, marks[next].unit < units.lowerBound {
          outside += marks[next].coders.count
          next += 1
        }
        var here = 0
        while next < marks.count, marks[next].unit < units.upperBound {
          let mark = marks[next]
          let readers = mark.coders.filter(stretch.readers.contains)
          outside += mark.coders.count - (stretch.readers.count > 1 ? readers.count : 0)
          if stretch.readers.count > 1, !readers.isEmpty {
            coded.append(Unit(text: index, unit: mark.unit, readers: stretch.readers, coders: readers))
            here += 1
          }
          next += 1
        }
        if stretch.readers.count > 1, units.count > here {
          uncoded.append(Uncoded(text: index, readers: stretch.readers, count: units.count - here))
        }
      }
      outside += marks[next...].reduce(0) { $0 + $1.coders.count }
    }
  }

  /// The units that pieces are in, in order, each with its coders.
  private static func marks(of pieces: [CodedPiece], in text: ComparedText) -> [(unit: Int, coders: [Int])] {
    var marks: [(unit: Int, coder: Int)] = []
    for piece in pieces {
      for unit in text.units(overlapping: piece.span) { marks.append((unit, piece.maker)) }
    }
    marks.sort { ($0.unit, $0.coder) < ($1.unit, $1.coder) }
    var grouped: [(unit: Int, coders: [Int])] = []
    for mark in marks {
      if grouped.last?.unit == mark.unit {
        if grouped[grouped.count - 1].coders.last != mark.coder { grouped[grouped.count - 1].coders.append(mark.coder) }
      } else {
        grouped.append((mark.unit, [mark.coder]))
      }
    }
    return grouped
  }

  /// Ratings 1 (coded) and 0 (read, not coded), transcripts as clusters.
  func table(coders: Int) throws(StatisticsError) -> RatingTable {
    var table = try RatingTable(coders: coders, categories: 2)
    var row = [Int32](repeating: RatingTable.missing, count: coders)
    func fill(_ readers: [Int], _ marked: [Int]) {
      for place in row.indices { row[place] = RatingTable.missing }
      for reader in readers { row[reader] = 0 }
      for coder in marked { row[coder] = 1 }
    }
    for unit in coded {
      fill(unit.readers, unit.coders)
      table.append(row, cluster: unit.text)
    }
    for units in uncoded {
      fill(units.readers, [])
      table.append(row, count: units.count, cluster: units.text)
    }
    return table
  }
}
