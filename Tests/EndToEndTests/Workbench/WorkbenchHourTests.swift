import Foundation
import TestSupport
import Testing

/// A newcomer's first hour with the workbench: nothing but a folder at the beginning, an export at the end.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Browser.absent))
struct WorkbenchHourTests {
  /// Words in which each answer can be told from the others, and ten of which hold `help`.
  private static let answers = (1...42).map { number in
    "Answer \(number): " + (number % 4 == 0 ? "they help with bag \(number)." : "we carried bag \(number) together.")
  }

  private static var interview: String {
    answers.enumerated().map { "Q: And then, \($0.offset + 1)?\n\nAnn: \($0.element)\n\n" }.joined()
  }

  private let coded = "document.querySelectorAll('.stripes li:not(.hit)').length"

  @Test func fromAnEmptyFolderToAnExport() async throws {
    let bench = try StudyBench(["study.yaml": "study: house\ntitle: The house\ngroups:\n  town: {column: town}\n"])
    try bench.temporary.write(Self.interview, to: "files/first.txt")
    try bench.temporary.write("I: Who helps?\n\nBen: Nobody does, and I help nobody.\n", to: "files/second.txt")
    let served = try await ServedStudy(bench)
    let browser = try await Browser()
    try await browser.open(served.address)
    try await browser.wait(until: "location.pathname === '/' && document.body.dataset.ready")

    try await importFiles(bench, browser)
    try bench.write("id,town\nAnn,north\nBen,south\n", to: "respondents/participants.csv")
    try await served.wait(until: "/people", says: "north")
    try await makeCodebook(served, bench, browser)
    try await code(served, browser)
    try await review(served, browser)

    // From a comparison to the quotes behind a number, and to a place.
    try await browser.open("http://127.0.0.1:\(served.port)/compare?by=town&unit=segments&shades=true")
    try await browser.wait(until: "document.querySelector('td[class*=heat-]') && document.querySelector('td a')")
    try await browser.click("td a")
    try await browser.wait(until: "document.querySelectorAll('.quote').length > 0")
    try await browser.click(".quote figcaption a")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('.stripes [data-current]')")

    // What was done is what the terminal tells, and what the page exports.
    let rows = try await bench.json("quotes", "--review", "decided", "--coder", "anna")["rows"].elements
    let mouse = rows.filter { $0["code"].string == "carrying" }
    #expect(Set(mouse.compactMap { $0["text"].string }) == Set((1...20).map { "bag \(Self.bag($0))" }))
    let keys = rows.filter { $0["code"].string == "work.together" }
    // The words of a whole turn each.
    #expect(keys.compactMap { $0["text"].string } == (1...20).map { Self.answers[$0 - 1] })
    #expect(rows.filter { $0["code"].string == "help" }.count == 9, "ten were looked at, one was refused")
    #expect(try await bench.json("memos")["rows"].elements.map { $0["text"].string } == ["Ask again."])
    let exported = try await served.get("/download?make=quotes&review=decided&coder=anna&format=json")
    #expect(
      exported.body == (try await bench.answer("quotes", "--review", "decided", "--coder", "anna", "--format", "json")))
    try await goOn(served, bench, browser)
    let check = try await bench.strand("check")
    #expect(check.status == 0, "\(check.summary)")
    try await browser.close()
  }

  /// The number of the nth answer that is coded with the mouse: those without `help`.
  private static func bag(_ place: Int) -> Int { (1...42).filter { $0 % 4 != 0 }[place - 1] }

  private func importFiles(_ bench: StudyBench, _ browser: Browser) async throws {
    try await browser.click("a.action")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('#files')")
    let files = ["first", "second"].map { bench.temporary.url.appendingPathComponent("files/\($0).txt").path }
    try await browser.type(files.joined(separator: "\n"), into: "#files")
    try await browser.wait(until: "document.querySelectorAll('.import[data-state=shown]').length === 2")
    #expect(!bench.exists("transcripts/first.txt"), "nothing is written before somebody says so")
    // Who asks was not recognised, or was: it is said in any case.
    try await browser.choose("interviewer", in: "select[aria-label='Role of Q']")
    try await browser.wait(until: "document.querySelector('.import').dataset.looks === '2'")
    for (number, person) in ["Ann", "Ben"].enumerated() {
      try await browser.run(
        """
        const field = document.querySelector("input[aria-label='Person who is \(person)']");
        field.value = '\(person)'; field.dispatchEvent(new Event('change'));
        """)
      let looks = number == 0 ? 3 : 2
      try await browser.wait(
        until: "document.querySelectorAll('.import')[\(number)].dataset.looks === '\(looks)'")
    }
    for number in [1, 2] {
      try await browser.wait(until: "document.querySelector('.import:nth-child(\(number)) button.main')")
      try await browser.click(".import:nth-child(\(number)) button.main")
      try await browser.wait(
        until: "document.querySelector('.import:nth-child(\(number))').dataset.state === 'written'")
    }
    let first = try bench.read("transcripts/first.txt")
    #expect(first.contains("Ann: Answer 1:") && first.hasPrefix("---\n"), "\(first.prefix(200))")
    #expect(try bench.read("respondents/participants.csv").contains("Ann"))
  }

  private func makeCodebook(_ served: ServedStudy, _ bench: StudyBench, _ browser: Browser) async throws {
    try await browser.open("http://127.0.0.1:\(served.port)/codebook")
    for (number, name) in ["Carrying", "Help", "Together"].enumerated() {
      try await browser.wait(
        until: "document.body.dataset.ready && document.querySelectorAll('article.code').length === \(number)")
      try await browser.click("#new-code")
      try await browser.type(name, into: "dialog [name=name]")
      try await browser.type("About \(name).", into: "dialog [name=definition]")
      try await browser.click("dialog [type=submit]")
    }
    try await browser.wait(
      until: "document.body.dataset.ready && document.querySelectorAll('article.code').length === 3")
    // Another id for one of them, a criterion, a colour: what would change is shown, then saved.
    try await browser.click("[data-code=together] [data-action=edit]")
    try await browser.run("document.querySelector('dialog [name=id]').value = 'work.together'")
    try await browser.type("Two or more do it.", into: "dialog [name=include]")
    try await browser.run("document.querySelector('dialog [name=colour]').value = '#009e73'")
    try await browser.click("dialog [type=submit]")
    try await browser.wait(until: "document.querySelector('.difference .added')")
    #expect(try bench.read("codebook/codes.yaml").contains("Two or more") == false)
    try await browser.click("#save-change")
    try await browser.wait(
      until: "document.body.dataset.ready && document.querySelector('[data-code=\"work.together\"]')")
    let text = try bench.read("codebook/codes.yaml")
    #expect(
      text.contains("Two or more do it.") && text.contains("#009e73") && text.contains("- \"together\""), "\(text)")
    // A rule is written with an editor: the page is told.
    try bench.write(
      text.replacing("name: \"Help\"", with: "name: \"Help\"\n    rules: [{any: [help], span: match}]"),
      to: "codebook/codes.yaml")
  }

  private func code(_ served: ServedStudy, _ browser: Browser) async throws {
    try await browser.open("http://127.0.0.1:\(served.port)/read?transcript=first")
    try await browser.wait(
      until: "document.body.dataset.ready && document.querySelectorAll('.stripes .hit').length === 10")
    for place in 1...20 {
      let bag = Self.bag(place)
      try await browser.drag(over: "bag \(bag)", inTurn: 2 * bag)
      try await browser.wait(until: "!document.querySelector('#selection-bar').hidden")
      try await browser.click("#option-0")
      try await browser.wait(until: "\(coded) === \(place)")
    }
    // By keys: to the answer, a code by its name, afterwards by its number.
    try await browser.press("Escape")
    try await browser.run("scrollTo(0, 0)")
    for place in 1...20 {
      // Over the question to the answer.
      try await browser.press("j")
      try await browser.press("j")
      try await browser.wait(until: "document.querySelector('[data-cursor]')?.dataset.turn === '\(2 * place)'")
      if place == 1 {
        try await browser.press("c")
        try await browser.type("toge", into: "#code-search")
        try await browser.press("Enter")
      } else {
        try await browser.press("1")
      }
      try await browser.wait(until: "\(coded) === \(20 + place)")
    }
    try await browser.press("u")
    try await browser.wait(until: "\(coded) === 39")
    try await browser.press("u")
    try await browser.wait(until: "\(coded) === 38")
    for count in [39, 40] {
      try await browser.press("U")
      try await browser.wait(until: "\(coded) === \(count)")
    }
    // A memo on a coding; what is shown is narrowed to a code.
    try await browser.click(".turn[data-turn='2'] .stripes li:not(.hit) button")
    try await browser.wait(until: "document.querySelector('#details .passage')")
    try await browser.press("m")
    try await browser.type("Ask again.", into: "dialog textarea")
    try await browser.press("Enter", holding: ["Control"])
    try await browser.wait(until: "document.querySelector('#details').textContent.includes('Ask again.')")
    try await browser.choose("carrying", in: "#filter-code")
    try await browser.wait(until: "\(coded) === 20")
    try await browser.choose("", in: "#filter-code")
    try await browser.wait(until: "\(coded) === 40")
  }

  private func review(_ served: ServedStudy, _ browser: Browser) async throws {
    try await browser.open("http://127.0.0.1:\(served.port)/review")
    try await browser.wait(until: "document.body.dataset.ready && !document.querySelector('#review').hidden")
    for left in (1...10).reversed() {
      try await browser.wait(until: "document.querySelector('#progress').textContent.startsWith('\(left + 1) ')")
      // One is refused, one gets other ends.
      if left == 3 { try await browser.press("]", "e") } else { try await browser.press(left == 5 ? "r" : "a") }
    }
    try await browser.wait(until: "document.querySelector('#progress').textContent.startsWith('1 ')")
  }
}

extension Browser {
  /// Chooses an entry of a list, as a person does.
  func choose(_ value: String, in selector: String) async throws {
    let wanted = String(decoding: try JSONEncoder().encode([selector, value]), as: UTF8.self)
    try await run(
      """
      const [selector, value] = \(wanted);
      const list = document.querySelector(selector);
      list.value = value;
      list.dispatchEvent(new Event('change', {bubbles: true}));
      """)
  }
}
