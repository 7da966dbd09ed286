import Foundation
import Testing

/// What the reading page paints, and when: only what has changed, and only near the screen.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Browser.absent))
struct WorkbenchPaintingTests {
  /// 120 turns, of which each has two codings, and some codings that run over several turns.
  private static func bench() async throws -> StudyBench {
    let turns = (1...120).map { "Ann: Turn \($0): we help each other move, every Sunday, and nobody pays for it.\n" }
    let bench = try StudyBench([
      "study.yaml": "study: house\n",
      "transcripts/long.txt": "---\nparticipants: {Ann: Ann}\n---\n\n" + turns.joined(separator: "\n"),
      "codebook/codes.yaml":
        "codes:\n  - id: help\n    name: Help\n  - id: trust\n    name: Trust\n  - id: work\n    name: Work\n",
    ])
    var rows = ["transcript,code,turn"]
    for turn in 1...120 {
      rows.append("long,help,\(turn)")
      if turn % 10 == 4 { rows.append("long,trust,\(turn)-\(turn + 2)") }
    }
    try bench.write(rows.joined(separator: "\n") + "\n", to: "tags.csv")
    _ = try await bench.answer("tag", "--from", "tags.csv", "--coder", "anna")
    return bench
  }

  /// Every stripe: turn, code, lane, words it stands beside; in the order of the page.
  private static let stripes = """
    return [...document.querySelectorAll('.stripes li')].map((li) => [
      li.closest('.turn').dataset.turn, li.className.trim(), li.textContent].join(' '));
    """
  private static let placed = """
    return [...document.querySelectorAll('.turn')].filter((turn) => Number(turn.dataset.turn) <= 9).flatMap((turn) =>
      [...turn.querySelectorAll('.stripes li')].map((li) => [turn.dataset.turn, li.className.trim(),
        Math.round(li.offsetLeft), Math.round(li.offsetTop), Math.round(li.offsetWidth), Math.round(li.offsetHeight)].join(' ')));
    """
  /// Turns in which words are tinted with the first code's colour.
  private static let tinted = """
    return [...(CSS.highlights.get('code-0') ?? [])].map((range) => Number(range.startContainer.parentElement.closest('.turn').dataset.turn))
      .sort((a, b) => a - b).map(String);
    """

  /// A browser with the long transcript before it.
  private static func reading(_ served: ServedStudy) async throws -> Browser {
    let browser = try await Browser()
    try await browser.open(served.address)
    try await browser.wait(until: "location.pathname === '/'")
    try await browser.open("http://127.0.0.1:\(served.port)/read?transcript=long")
    return browser
  }

  @Test func aCodingChangesOnlyTheTurnsThatItTouches() async throws {
    let bench = try await Self.bench()
    let served = try await ServedStudy(bench)
    let browser = try await Self.reading(served)
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('.stripes li').style.height")
    let before = try await browser.run(Self.stripes).strings
    #expect(before.count == 120 + 12 * 3)
    try await browser.run(
      "document.querySelectorAll('.stripes li').forEach((li, index) => { li.mark = index + 1; });")
    // Over a part of a turn that a coding of three turns begins in.
    try await browser.drag(over: "nobody pays", inTurn: 4)
    try await browser.click("#option-2")
    try await browser.wait(until: "document.querySelector('.turn[data-turn=\"4\"] .stripes .code-2')")
    let unmarked = try await browser.run(
      "return [...document.querySelectorAll('.stripes li')].filter((li) => !li.mark).map((li) => li.closest('.turn').dataset.turn + li.className)"
    )
    #expect(unmarked.strings.map { $0.trimmingCharacters(in: .whitespaces) } == ["4code-2"], "others are not made anew")
    let after = try await browser.run(Self.stripes).strings
    #expect(after.count == before.count + 1)

    // What was painted is what a page shows that is loaded anew: the same stripes in the same lanes.
    let places = try await browser.run(Self.placed).strings
    try await browser.wait(until: "document.querySelector('#option-2 .count').textContent === '1'")
    try await browser.open("http://127.0.0.1:\(served.port)/read?transcript=long")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('.stripes li').style.height")
    #expect(try await browser.run(Self.stripes).strings == after)
    #expect(try await browser.run(Self.placed).strings == places)
    #expect(Set(places.filter { $0.hasPrefix("4 ") }.map { $0.split(separator: " ")[2] }).count == 3, "\(places)")

    try await browser.click(".turn[data-turn='4'] .stripes .code-2 button")
    try await browser.wait(until: "document.querySelector('#details .passage')")
    try await browser.click("#details .passage[data-current] menu button")
    try await browser.wait(until: "\(before.count) === document.querySelectorAll('.stripes li').length")
    #expect(try await browser.run(Self.stripes).strings == before)
    try await browser.close()
  }

  @Test func wordsAreTintedNearTheScreenWhereverOneGoes() async throws {
    let bench = try await Self.bench()
    let served = try await ServedStudy(bench)
    let browser = try await Self.reading(served)
    try await browser.wait(until: "document.body.dataset.ready && (CSS.highlights.get('code-0')?.size ?? 0) > 3")
    let first = try await browser.run(Self.tinted).strings
    #expect(first.first == "1" && first.count < 80, "\(first)")
    // The scroll bar knows how long the page is before everything was seen.
    let guessed = try #require(try await browser.run("return document.querySelector('#turns').offsetHeight").integer)
    for turn in [110, 60, 2] {
      try await browser.run("document.querySelector('#turn-\(turn)').scrollIntoView({ block: 'center' })")
      try await browser.wait(
        until:
          "[...CSS.highlights.get('code-0')].some((range) => range.startContainer.parentElement.closest('#turn-\(turn)'))"
          + " && document.querySelector('#turn-\(turn) .stripes li').style.height")
      let box = try await browser.run(
        """
        const [stripe, words] = ['.stripes li', '.words'].map((part) => document.querySelector('#turn-\(turn) ' + part).getBoundingClientRect());
        return Math.abs(stripe.top - words.top) < 8 && Math.abs(stripe.height - words.height) < 12;
        """)
      #expect(box.bool == true, "turn \(turn): the stripe stands beside its words")
    }
    #expect(try await browser.run(Self.tinted).strings.count < 80)
    try await browser.run(
      "document.querySelectorAll('.stretch, .turn').forEach((part) => { part.style.contentVisibility = 'visible'; })")
    let real = try #require(try await browser.run("return document.querySelector('#turns').offsetHeight").integer)
    #expect(abs(real - guessed) < real / 5, "guessed \(guessed) for \(real) pixels")
    // A filter takes tints and stripes away.
    try await browser.run("const list = document.querySelector('#filter-state'); list.value = 'none'; list.onchange();")
    #expect(try await browser.run(Self.tinted).strings == [])
    #expect(try await browser.run(Self.stripes).strings == [])
    try await browser.close()
  }
}
