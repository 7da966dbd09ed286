import Basics
import Codings
import Reports
import StudyDefinition
import StudyIndex

/// What is around every page: the study's name, the links to the others, who codes.
struct PageFrame {
  /// The pages that the links at the top lead to.
  enum Place: String, CaseIterable {
    case start = "/"
    case review = "/review"
    case quotes = "/quotes"
    case compare = "/compare"
    case people = "/people"
    case framework = "/framework"
    case codebook = "/codebook"
    case memos = "/memos"
    case agreement = "/agreement"

    var title: String {
      switch self {
      case .start: "Transcripts"
      case .review: "Review"
      case .quotes: "Quotes"
      case .compare: "Compare"
      case .people: "People"
      case .framework: "Framework"
      case .codebook: "Codebook"
      case .memos: "Memos"
      case .agreement: "Agreement"
      }
    }
  }

  let desk: StudyDesk
  let study: Study

  /// A whole page.
  /// - Parameters:
  ///   - content: HTML.
  ///   - script: the module that the page runs, by its name without `.js`.
  ///   - place: which of the links at the top is this page.
  func page(_ title: String, _ content: String, script: String = "page", place: Place? = nil) throws -> String {
    let name = study.configuration.title ?? study.configuration.name
    let places = Place.allCases.map { link -> HTMLContext in
      [
        "address": .text(link.rawValue), "name": .text(link.title),
        "current": .text(link == place ? " aria-current=\"page\"" : ""),
      ]
    }
    return try PageTemplates.render(
      [
        "pageTitle": .text(HTMLText.escaped("\(title) – \(name)")), "study": .text(HTMLText.isolated(name)),
        "coder": .text(HTMLText.isolated(desk.coder.text)), "coderName": .text(HTMLText.escaped(desk.coder.text)),
        "places": .parts(places), "script": .text(script), "content": .text(content),
        "mode": .text(desk.isReadOnly ? " data-read-only=\"true\"" : ""), "readOnly": .flag(desk.isReadOnly),
        "trouble": desk.presentProblem.map { .text(HTMLText.lines($0)) },
      ], with: "frame")
  }

  /// A page that says what is wrong.
  func page(of error: any Error) -> WebAnswer {
    let problems = WebAnswer.problems(in: error)
    let status = problems.first.map(WebAnswer.status(of:)) ?? 500
    do {
      let content = try PageTemplates.render(
        ["problems": .texts(problems.map { HTMLText.lines($0.description) })], with: "trouble")
      return .html(try page("Something is wrong", content), status: status)
    } catch {
      return .text(problems.map(\.description).joined(separator: "\n"), status: status)
    }
  }
}
