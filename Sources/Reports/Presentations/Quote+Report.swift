import Analysis
import Codebooks
import StudyIndex
import Transcripts

extension Quote {
  /// As people read it, and as CSV lists it.
  /// - Parameters:
  ///   - heading: under which it stands; the code's name otherwise.
  ///   - first: facts that stand before the others.
  func item(
    _ view: StudyView, _ groupings: [Grouping], heading: String? = nil, first: [QuoteItem.Field] = []
  ) -> QuoteItem {
    let code = view.codebook.codes[segment.code]
    var fields: [QuoteItem.Field] =
      first + [
        .init("code", .text(code.id), shown: heading == nil ? nil : code.id),
        .init("speaker", .text(speaker.label)),
        .init(
          "participant", .text(speaker.participant),
          shown: speaker.participant == speaker.label ? nil : speaker.participant),
        .init(
          "role", .text(speaker.role.rawValue), shown: speaker.role == .participant ? nil : speaker.role.rawValue),
      ]
    for (grouping, level) in zip(groupings, levels) {
      fields.append(.init(grouping.name, .text(level?.name), shown: level?.label))
    }
    fields += [
      .init("transcript", .text(transcript.name), shown: "\(transcript.name):\(segment.turn)"),
      .init("turn", .integer(segment.turn), shown: nil),
      .init("start", .integer(segment.span.start), shown: "\(segment.span.start)-\(segment.span.end)"),
      .init("end", .integer(segment.span.end), shown: nil),
      .init(
        "coders", .list(segment.coders), shown: segment.coders.isEmpty ? nil : segment.coders.joined(separator: ", ")),
      .init("origins", .list(segment.originNames), shown: nil),
      .init("review", .text(segment.review.rawValue), shown: segment.review == .person ? nil : segment.review.rawValue),
      .init("ids", .list(segment.ids), shown: segment.ids.map { String($0.prefix(8)) }.joined(separator: " ")),
    ]
    return QuoteItem(
      heading: heading ?? view.heading(of: segment.code), colour: code.colour, text: text, before: before,
      after: after, fields: fields)
  }

  /// As JSON has it.
  func members(_ view: StudyView, _ groupings: [Grouping]) -> [(String, JSONValue)] {
    let groups = zip(groupings, levels).map { ($0.name, JSONValue.optional($1?.name)) }
    return [
      ("code", .string(view.codebook.codes[segment.code].id)), ("transcript", .string(transcript.name)),
      ("turn", .integer(segment.turn)), ("start", .integer(segment.span.start)), ("end", .integer(segment.span.end)),
      ("speaker", .string(speaker.label)), ("participant", .optional(speaker.participant)),
      ("role", .string(speaker.role.rawValue)), ("groups", .object(groups)), ("text", .string(text)),
      ("before", .string(before)), ("after", .string(after)), ("words", .integer(words)),
      ("coders", .strings(segment.coders)), ("origins", .strings(segment.originNames)),
      ("review", .string(segment.review.rawValue)), ("ids", .strings(segment.ids)),
    ]
  }
}

extension Segment {
  /// In a fixed order.
  var originNames: [String] { Origin.allCases.filter(origins.contains).map(\.rawValue) }
}
