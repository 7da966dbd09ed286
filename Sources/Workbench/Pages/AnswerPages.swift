import Analysis
import Basics
import Codebooks
import Reports
import StudyIndex

/// The hits that nobody has judged, one by one.
struct ReviewPage {
  let frame: PageFrame

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let form = AskForm(
      query: query, address: "/review", fields: [.code(frame.study), .condition], verb: "read",
      downloaded: QueryItems([]))
    let content = try PageTemplates.render(form.context, with: "review")
    return .html(try frame.page("Review", content, script: "review", place: .review))
  }
}

/// Who mentions what, by the levels of a group; every number leads to the quotes behind it.
struct ComparePage {
  let frame: PageFrame

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let units = ComparisonUnit.allCases.map { (value: $0.rawValue, name: $0.rawValue) }
    let form = AskForm(
      query: query, address: "/compare",
      fields: [
        try .group(study, none: "Choose a group"), .code(study), .choice(key: "unit", label: "Count", units),
        .condition, try .coder(study), .review, .flag(key: "tests", label: "Every test"),
        .flag(key: "shades", label: "Shade by how much"),
      ], verb: "compare", downloaded: query.without("shades"))
    var context = form.context
    context["pageHeading"] = .text("Compare")
    if query["by"] == nil {
      context["answer"] = .text("<p class=\"hint\">Choose a group: its levels are put side by side.</p>")
      context["files"] = .parts([])
    } else {
      let answer = try Asked.request(ComparisonRequest.self, query, besides: ["shades"]).answer(study)
      let report = try answer.tested.report(
        quotes: answer.quotes, details: answer.showsTests, linksNarrowed: true)
      let filter = query.only(["where", "speakers", "coder", "current_definition", "origin", "review"])
      let cut = query.only(["cut"])
      let part = SectionPart(isShaded: query["shades"] == "true") {
        PageLinks.address(of: $0, filter: QueryItems(cut.pairs + filter.pairs))
      }
      context["answer"] = .text(try part.html(report.sections))
    }
    return .html(
      try frame.page("Compare", PageTemplates.render(context, with: "asked"), place: .compare))
  }
}

/// How far coders agree.
struct AgreementPage {
  let frame: PageFrame

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let form = AskForm(
      query: query, address: "/agreement",
      fields: [.code(frame.study), .flag(key: "disagreements", label: "The passages where coders differ")],
      verb: "agree", downloaded: query)
    var context = form.context
    context["pageHeading"] = .text("Agreement of coders")
    context["lead"] = .text("<p><a href=\"/adjudicate\">Decide where coders differ</a></p>")
    do {
      if let coder = frame.study.blindCoder, !frame.study.hiddenTranscripts.isEmpty {
        context["answer"] = .text(
          "<p class=\"hint\">Agreement is not shown to \(HTMLText.isolated(coder)) while transcripts are still being read: "
            + "others' decisions are hidden (study.yaml: blind).</p>")
        context["files"] = .parts([])
      } else {
        let answer = try Asked.request(AgreementRequest.self, query).presentedAnswer(frame.study)
        context["answer"] = .text(try SectionPart().html(answer.report().sections))
      }
    } catch let error where WebAnswer.problems(in: error).allSatisfy({ $0.kind == .usage || $0.kind == .missingInput })
    {
      let words = WebAnswer.problems(in: error).map { HTMLText.lines($0.description) }
      context["answer"] = .text(words.map { "<p class=\"hint\">\($0)</p>" }.joined())
      context["files"] = .parts([])
    }
    return .html(
      try frame.page("Agreement", PageTemplates.render(context, with: "asked"), place: .agreement))
  }
}
