import Analysis
import Codebooks
import Deciding
import Learning
import Reports
import StudyIndex

/// One hit on the screen: where it stands, the words in their turn, the code's definition, the keys.
struct ReviewScreen {
  let item: ReviewItem
  let number: Int
  let total: Int
  let coder: String
  let message: String
  /// How many suggestions are right, as far as is known.
  let estimate: String?
  /// The passage with other ends; `nil` for the hit's own.
  var ends: PassageEnds?
  /// Further codes that the passage gets.
  var further: [String] = []

  func render(width: Int, colours: Bool) -> String {
    let paint = Paint(on: colours)
    let room = max(20, width - 2)
    var lines: [String] = []
    lines.append(paint.bold("\(number) of \(total)  \(item.code.name) (\(item.code.id))"))
    let who = [item.speaker.label, item.speaker.participant].compactMap { $0 }
    let unique = who.count == 2 && who[0] == who[1] ? [who[0]] : who
    let source = (unique + item.levels + ["\(item.hit.transcript):\(item.hit.turn)", item.hit.id]).joined(
      separator: " · ")
    lines += WordWrap().lines(source, width: room).map(paint.dim)
    lines.append("")
    if let preceding = item.preceding {
      lines += WordWrap().lines("\(preceding.label): \(oneLine(preceding.words))", width: room).map(paint.dim)
      lines.append("")
    }
    lines += passage(room, paint)
    lines.append("")
    if !item.code.definition.isEmpty {
      lines += WordWrap().lines(item.code.definition, width: room).map(paint.dim)
      lines.append("")
    }
    if let suggestion = item.suggestion {
      lines += WordWrap().lines(suggestion.words, width: room).map(paint.dim)
      if let estimate { lines += WordWrap().lines(estimate, width: room).map(paint.dim) }
      lines.append("")
    }
    if !message.isEmpty { lines += WordWrap().lines(message, width: room) }
    if !further.isEmpty { lines += WordWrap().lines("Also: \(further.joined(separator: ", "))", width: room) }
    lines += WordWrap().lines(
      "a accept   r reject   c recode   + second code   m memo   d read   s skip   u undo   q quit", width: room
    ).map(paint.bold)
    lines += WordWrap().lines("[ { begin earlier, later   } ] end earlier, later   n next turn", width: room)
      .map(paint.bold)
    lines.append(paint.dim("coder: \(coder)"))
    return paint.newScreen + lines.joined(separator: "\n") + "\n"
  }

  /// Context dim, coded words as they are, matched words marked. Without colours the coded words stand in brackets.
  private func passage(_ width: Int, _ paint: Paint) -> [String] {
    let parts: (before: String, text: String, after: String) = ends?.parts ?? (item.before, item.text, item.after)
    let before = Array(oneLine(parts.before).unicodeScalars)
    let coded = Array(oneLine(parts.text).unicodeScalars)
    let after = Array(oneLine(parts.after).unicodeScalars)
    guard paint.on else {
      let text = before.asText + "[" + coded.asText + "]" + after.asText
      return WordWrap().lines(text, width: width).map { "  " + $0 }
    }
    let start = before.count
    let end = start + coded.count
    let match = ends == nil ? (start + item.match.lowerBound)..<(start + item.match.upperBound) : 0..<0
    var position = 0
    let all = (before + coded + after)
    return WordWrap().lines(all.asText, width: width - 2).map { line in
      var styled = "  "
      for scalar in line.unicodeScalars {
        // Wrapping drops white space at line ends: skip it in the source, too.
        while position < all.count, all[position] != scalar { position += 1 }
        let piece = String(Character(scalar))
        if match.contains(position) {
          styled += paint.match(piece)
        } else if position >= start, position < end {
          styled += paint.bold(piece)
        } else {
          styled += paint.dim(piece)
        }
        position += 1
      }
      return styled
    }
  }

  private func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : Character($0) })
  }
}

extension [Unicode.Scalar] {
  fileprivate var asText: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }
}

/// Text of a screen, painted as reports are.
struct Paint {
  private let style: TerminalStyle
  var on: Bool { style.colours }
  var newScreen: String { style.newScreen }

  init(on: Bool) {
    style = TerminalStyle(colours: on, width: 80)
  }

  func bold(_ text: String) -> String { style.painted(text, .bold) }
  func dim(_ text: String) -> String { style.painted(text, .dim) }
  func match(_ text: String) -> String { style.painted(text, .match) }
}

extension ReviewItem.Suggested {
  /// How probable it is, why, and why it comes now.
  fileprivate var words: String {
    let why = reasons.isEmpty ? "" : " because of " + reasons.map { "“\($0)”" }.joined(separator: ", ")
    let turn =
      switch choice {
      case .value: "one of the most probable"
      case .doubt: "one of the most doubtful"
      case .chance: "drawn at random"
      }
    return "Suggested with probability \(Numbers.fixed(probability, places: 2))\(why); \(turn)."
  }
}
