import Analysis
import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

/// The codings of a code, each of which may get another code: what `strand split-code` does.
struct SplitPage {
  let frame: PageFrame

  /// Codings on one page.
  private static let size = 200

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let id = try query.required("code")
    guard let code = study.codebook[id] else { throw Problem.unknownCode(id, in: study.codebook) }
    let me = frame.desk.coder.text
    let everyone = query["everyone"] == "true"
    let all = try visibleCodings(of: code.id)
    let codings = all.filter { everyone || $0.coder == me }.sorted {
      ($0.transcript, $0.anchor.span, $0.coder) < ($1.transcript, $1.anchor.span, $1.coder)
    }
    let targets = query.all("into").compactMap { study.codebook[$0] }.filter { $0.id != code.id }
    let shown = targets.isEmpty ? [] : codings.prefix(Self.size)
    let others = study.codebook.codes.filter { $0.id != code.id }
    let content = try PageTemplates.render(
      [
        "code": .text(HTMLText.escaped(code.id)), "codeName": .text(HTMLText.isolated(code.name)),
        "plainName": .text(HTMLText.escaped(code.name)),
        "own": .text(Self.counted(all.count { $0.coder == me })), "all": .text(Self.counted(all.count)),
        "everyone": .text(everyone ? " checked" : ""),
        "choices": .parts(
          others.map { other in
            [
              "value": .text(HTMLText.escaped(other.id)),
              "words": .text(HTMLText.escaped(String(repeating: "\u{2003}", count: other.depth) + other.name)),
              "chosen": .text(targets.contains { $0.id == other.id } ? " selected" : ""),
            ]
          }),
        "hasTargets": .flag(!targets.isEmpty), "isEmpty": .flag(!targets.isEmpty && shown.isEmpty),
        "hasCodings": .flag(!shown.isEmpty), "canWrite": .flag(!frame.desk.isReadOnly),
        "more": codings.count > shown.count && !targets.isEmpty
          ? .text("The first \(shown.count) of \(codings.count); the others follow when these have their codes.") : nil,
        "codings": .parts(shown.map { context($0, code, targets) }),
      ], with: "split")
    return .html(try frame.page("Split \(code.name)", content, script: "split", place: .codebook))
  }

  /// Everybody's, but others' in transcripts in which they are hidden at present.
  private func visibleCodings(of code: String) throws -> [Coding] {
    let session = try CodingSession(frame.desk.folder) { _ in frame.desk.coder }
    let hidden = frame.study.hiddenTranscripts
    return try session.codings(of: code).filter {
      $0.coder == frame.desk.coder.text || !hidden.contains($0.transcript)
    }
  }

  private static func counted(_ count: Int) -> String { count == 1 ? "1 coding" : "\(count) codings" }

  private func context(_ coding: Coding, _ code: Code, _ targets: [Code]) -> HTMLContext {
    let id = coding.id.uuidString.lowercased()
    let words = coding.anchor.quote
    func choice(_ value: String, _ name: String, isChosen: Bool) -> HTMLContext {
      [
        "value": .text(HTMLText.escaped(value)), "choiceName": .text(HTMLText.isolated(name)),
        "checked": .text(isChosen ? " checked" : ""),
      ]
    }
    return [
      "id": .text(id), "before": .text(HTMLText.escaped(coding.anchor.before)), "words": .text(HTMLText.lines(words)),
      "after": .text(HTMLText.escaped(coding.anchor.after)), "direction": .text(HTMLText.direction(words)),
      "beginning": .text(HTMLText.escaped(MemoPart.beginning(words))),
      "address": .text(HTMLText.escaped(PageLinks.transcript(coding.transcript, passage: id))),
      "source": .text(HTMLText.isolated(coding.transcript)), "coder": .text(HTMLText.isolated(coding.coder)),
      "note": coding.note.map { .text(HTMLText.lines($0)) },
      "options": .parts(
        [choice("", "stays \(code.name)", isChosen: true)]
          + targets.map { choice($0.id, $0.name, isChosen: false) }),
    ]
  }
}
