import Foundation
import Testing

/// The workbench in a real browser, from the first page to the quotes.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Browser.absent))
struct WorkbenchBrowserTests {
  /// Turns that have something to be coded, and things that could go wrong: Chinese, Arabic, a pair of surrogates.
  private static func bench() throws -> StudyBench {
    try StudyBench([
      "study.yaml": "study: house\ntitle: The house\ngroups:\n  town: {column: town}\n",
      "respondents/participants.csv": "id,town\nAnn,north\nBen,south\n",
      "transcripts/one.txt": """
      ---
      participants: {Ann: Ann, Ben: Ben}
      ---

      Ann: We help each other move, every Sunday. Nobody pays for it.

      Interviewer: Who does it?

      Ben: 我们邻居互相帮忙。 🙂 I carried the water up the stairs for her.

      Ann: جارتي تساعدني كل يوم. She never asked for money.

      Ben: The key hangs at my neighbour's door, and they help again.

      """,
      "codebook/codes.yaml": """
      codes:
        - id: help
          name: Help
          definition: Somebody does something for somebody else.
          colour: "#0072b2"
          rules: [help]
        - id: trust
          name: Trust

      """,
    ])
  }

  private let coded = "document.querySelectorAll('.stripes li:not(.hit)').length"

  @Test func aNewcomerReadsCodesReviewsAndFindsTheQuotes() async throws {
    let bench = try Self.bench()
    let served = try await ServedStudy(bench)
    let browser = try await Browser()
    try await browser.open(served.address)
    try await browser.wait(until: "location.pathname === '/' && document.querySelector('tbody a')")
    #expect(!(try await browser.address).contains("token"))
    try await browser.wait(until: "!document.querySelector('#findings').textContent.includes('Looking')")
    try await browser.click("tbody a")
    try await browser.wait(until: "document.body.dataset.ready")
    #expect(try await browser.run("return document.querySelectorAll('.stripes .hit').length").integer == 2)

    // With the mouse: words, then a code of the list.
    try await browser.drag(over: "We help each other move", inTurn: 1)
    try await browser.wait(until: "!document.querySelector('#selection-bar').hidden")
    try await browser.click("#option-0")
    try await browser.wait(until: "\(coded) === 1")
    try await browser.drag(over: "我们邻居互相帮忙", inTurn: 3)
    try await browser.click("#option-0")
    try await browser.wait(until: "\(coded) === 2")

    // By keys: the next turn, the code used last.
    try await browser.press("Escape")
    try await browser.press("j", "j", "j", "j", "1")
    try await browser.wait(until: "\(coded) === 3")
    // Found by its name: two words of the first turn.
    try await browser.press("Escape")
    try await browser.press(".", ":")
    try await browser.press("c")
    try await browser.type("tru", into: "#code-search")
    try await browser.press("Enter")
    try await browser.wait(until: "\(coded) === 4")

    // Undo and redo.
    try await browser.press("u")
    try await browser.wait(until: "\(coded) === 3")
    try await browser.press("U")
    try await browser.wait(until: "\(coded) === 4")

    // A new code with a definition, put on the selection at once.
    try await browser.drag(over: "She never asked for money", inTurn: 4)
    try await browser.click("#new-code")
    try await browser.type("Free of charge", into: "dialog [name=name]")
    try await browser.type("Nobody pays.", into: "dialog [name=definition]")
    try await browser.click("dialog [type=submit]")
    try await browser.wait(until: "\(coded) === 5")

    // A memo on a coding.
    try await browser.click(".turn[data-turn='4'] .stripes li:last-child button")
    try await browser.wait(until: "document.querySelector('#details .passage')")
    try await browser.press("m")
    try await browser.type("Compare with Ben.", into: "dialog textarea")
    try await browser.press("Enter", holding: ["Control"])
    try await browser.wait(until: "document.querySelector('#details').textContent.includes('Compare with Ben.')")

    // Another process codes: the page shows it without being loaded again.
    _ = try await bench.answer("tag", "one", "--code", "trust", "--turn", "5", "--coder", "bo")
    try await browser.wait(until: "document.querySelector('.stripes .of-others')")

    // Review: one accepted, one given other ends.
    try await browser.click("nav a[href='/review']")
    try await browser.wait(until: "document.body.dataset.ready && !document.querySelector('#review').hidden")
    try await browser.press("a")
    try await browser.wait(until: "document.querySelector('#progress').textContent.startsWith('1 ')")
    try await browser.press("]", "e")
    try await browser.wait(until: "document.querySelector('#progress').textContent.startsWith('Nothing')")

    // From a comparison to a quote, and from there to its place.
    try await browser.open("http://127.0.0.1:\(served.port)/compare?by=town&unit=segments")
    try await browser.click("td a")
    try await browser.wait(until: "document.querySelectorAll('.quote').length > 0")
    try await browser.click(".quote figcaption a")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('.stripes [data-current]')")

    let rows = try await bench.json("quotes", "--review", "decided", "--coder", "anna")["rows"].elements
    let found = Set(rows.map { "\($0["code"].string ?? ""): \($0["text"].string ?? "")" })
    #expect(found.contains("free-of-charge: She never asked for money"))
    #expect(found.contains("help: 我们邻居互相帮忙"))
    #expect(found.contains("help: جارتي تساعدني كل يوم. She never asked for money."))
    #expect(found.contains { $0.hasPrefix("trust: ") })
    let memos = try await bench.json("memos")["rows"].elements
    #expect(memos.map { $0["text"].string } == ["Compare with Ben."])
    #expect(try await bench.strand("check").status == 0)
    try await browser.close()
  }

  /// axe-core, of the package axe-playwright-python (PyPI), which `.ci/run` puts beside the build.
  private static let axe: URL? = {
    let file = Program.build.appendingPathComponent("axe/axe_playwright_python/axe.min.js")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  @Test(
    .enabled(if: WorkbenchBrowserTests.axe != nil, "axe-core is not installed, so that it has not looked at the pages"))
  func axeFindsNothingOnAnyPage() async throws {
    let bench = try Self.bench()
    _ = try await bench.answer("tag", "one", "--code", "trust", "--turn", "1", "--coder", "anna")
    _ = try await bench.answer("tag", "one", "--code", "trust", "--turn", "5", "--coder", "bo")
    for coder in ["anna", "bo"] { _ = try await bench.answer("done", "one", "--coder", coder) }
    _ = try await bench.answer("memo", "a memo", "--code", "trust", "--coder", "anna")
    _ = try await bench.answer("memo", "in all", "--whole-study", "--link", "participant:Ann", "--coder", "anna")
    let served = try await ServedStudy(bench)
    let browser = try await Browser()
    try await browser.open(served.address)
    try await browser.wait(until: "location.pathname === '/'")
    let source = try String(contentsOf: try #require(Self.axe), encoding: .utf8)
    for target in Self.pages {
      try await browser.open("http://127.0.0.1:\(served.port)\(target)")
      try await browser.wait(until: "document.body.dataset.ready")
      try await browser.run(source + "\n;window.axe = axe;")
      try await browser.run(
        """
        axe.run().then((found) => { window.found = found; });
        """)
      try await browser.wait(until: "window.found")
      let faults = try await browser.run(
        "return found.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' '))")
      #expect(faults.strings == [], "\(target)")
      #expect((try await browser.run("return found.passes.length").integer ?? 0) > 10, "it has looked")
    }
    try await browser.close()
  }

  private static let pages = [
    "/", "/read?transcript=one", "/review", "/quotes", "/compare?by=town", "/people", "/person?id=Ann", "/codebook",
    "/memos", "/agreement", "/framework", "/adjudicate", "/import", "/compare?by=town&shades=true",
    "/quotes?codes=help&with=trust&within=turn", "/split?code=trust&into=help&everyone=true",
  ]

  /// Names, labels, headings, contrast, room: where axe-core is not installed.
  @Test func everyPageHasNamesHeadingsAndNoErrors() async throws {
    let bench = try Self.bench()
    _ = try await bench.answer("tag", "one", "--code", "trust", "--turn", "1", "--coder", "anna")
    _ = try await bench.answer("tag", "one", "--code", "trust", "--turn", "5", "--coder", "bo")
    for coder in ["anna", "bo"] { _ = try await bench.answer("done", "one", "--coder", coder) }
    _ = try await bench.answer("memo", "a memo", "--code", "trust", "--coder", "anna")
    _ = try await bench.answer("memo", "in all", "--whole-study", "--link", "participant:Ann", "--coder", "anna")
    let served = try await ServedStudy(bench)
    let browser = try await Browser(width: 1024, height: 768)
    try await browser.open(served.address)
    try await browser.wait(until: "location.pathname === '/'")
    for target in Self.pages {
      try await browser.open("http://127.0.0.1:\(served.port)\(target)")
      try await browser.wait(until: "document.body.dataset.ready")
      let faults = try await browser.run(
        """
        const faults = [];
        const name = (e) => (e.getAttribute('aria-label') || e.textContent || e.title || '').trim();
        if (document.querySelectorAll('h1').length !== 1) faults.push('one h1');
        if (!document.documentElement.lang) faults.push('lang');
        if (!document.querySelector('main') || !document.querySelector('nav[aria-label]')) faults.push('landmarks');
        for (const e of document.querySelectorAll('button, a[href]')) if (!name(e)) faults.push('no name: ' + e.outerHTML);
        for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
          if (!e.labels?.length && !e.getAttribute('aria-label')) faults.push('no label: ' + e.outerHTML);
        for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) faults.push('no alt');
        for (const e of document.querySelectorAll('[aria-controls]')) if (!document.getElementById(e.getAttribute('aria-controls'))) faults.push('controls');
        const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
        if (new Set(ids).size !== ids.length) faults.push('an id twice');
        if (document.documentElement.scrollWidth > innerWidth + 1) faults.push('wider than the window: ' + document.documentElement.scrollWidth);
        const light = (c) => { const v = c.match(/[\\d.]+/g).slice(0, 3).map((x) => x / 255).map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4); return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
        const paper = light(getComputedStyle(document.body).backgroundColor);
        for (const e of document.querySelectorAll('p, a, li, td, th, h1, h2, button, label, figcaption')) {
          const ink = light(getComputedStyle(e).color);
          const [a, b] = ink > paper ? [ink, paper] : [paper, ink];
          if (getComputedStyle(e).color.startsWith('rgb(') && (a + 0.05) / (b + 0.05) < 4.5 && e.getBoundingClientRect().height) faults.push('contrast: ' + e.className + ' ' + e.tagName);
        }
        return faults;
        """)
      #expect(faults.strings == [], "\(target)")
    }
    try await browser.close()
  }
}
