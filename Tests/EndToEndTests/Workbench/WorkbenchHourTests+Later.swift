import Foundation
import TestSupport
import Testing

/// What comes after the first hour: a memo on the study that another one refers to, a pinned quote, a table for another
/// program, a tried rule, a code that is split.
extension WorkbenchHourTests {
  func goOn(_ served: ServedStudy, _ bench: StudyBench, _ browser: Browser) async throws {
    let site = "http://127.0.0.1:\(served.port)"
    try await writeMemos(site, browser)
    try await browser.open("\(site)/quotes?codes=carrying&context=0")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('[data-pin]')")
    try await browser.click("[data-pin]")
    try await browser.wait(
      until: "document.body.dataset.ready && document.querySelector('.badge')?.textContent === '★ pinned'")
    #expect(try bench.read("framework.csv").contains("Ann,carrying,,"))

    // The table of a comparison, pasted into a field as another program would.
    try await browser.open("\(site)/compare?by=town&unit=people")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('button.copy')")
    try await browser.run("document.querySelector('button.copy').focus()")
    try await browser.press("Enter")
    try await browser.wait(until: "document.getElementById('notice').textContent.startsWith('The table is copied')")
    try await browser.run(
      """
      const area = document.createElement('textarea');
      area.id = 'pasted';
      area.addEventListener('paste', (event) => { window.pasted = event.clipboardData.getData('text/html'); });
      document.querySelector('main').prepend(area);
      area.focus();
      """)
    try await browser.press("v", holding: ["Control"])
    try await browser.wait(until: "document.querySelector('#pasted').value.includes('\\t')")
    let text = try #require(try await browser.run("return document.querySelector('#pasted').value").string)
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("Carrying\t") } && lines.contains { $0.contains("north") }, "\(text)")
    #expect(Set(lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count }).count == 1, "\(text)")
    let html = try #require(try await browser.run("return window.pasted").string)
    #expect(html.contains("<table>") && html.contains("Carrying") && !html.contains("<a "), "\(html)")

    try await tryRules(site, bench, browser)
    try await split(site, bench, browser)
  }

  private func writeMemos(_ site: String, _ browser: Browser) async throws {
    try await browser.open("\(site)/")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('[data-memo-on=study]')")
    try await browser.click("[data-memo-on=study]")
    try await browser.type("Bags are trust.", into: "dialog textarea")
    try await browser.press("Enter", holding: ["Control"])
    try await browser.wait(until: "document.querySelector('.memo')?.textContent.includes('Bags are trust.')")
    try await browser.open("\(site)/memos")
    try await browser.wait(
      until: "document.body.dataset.ready && document.querySelectorAll('[data-refer]').length === 2")
    try await browser.run("[...document.querySelectorAll('[data-refer]')].at(-1).click()")
    try await browser.type("As Ann says.", into: "dialog textarea")
    try await browser.choose("participant:Ann", in: "dialog [name=on]")
    try await browser.click("dialog [type=submit]")
    try await browser.wait(
      until: "document.body.dataset.ready && document.querySelectorAll('.memo').length === 3")
    let said = try await browser.run("return [...document.querySelectorAll('.memo')].map((memo) => memo.textContent)")
    #expect(said.strings[1].contains("Referred to by the memo “As Ann says.”"), "\(said.strings)")
    #expect(said.strings[2].contains("On Ann") && said.strings[2].contains("Refers to the memo “Bags are trust.”"))
    // The link leads to the memo, for the keyboard, too.
    try await browser.run("document.querySelectorAll('.memo')[2].querySelector('a[href*=memo-]').click()")
    try await browser.wait(until: "location.hash.startsWith('#memo-') && document.querySelector('.memo:target')")
  }

  private func tryRules(_ site: String, _ bench: StudyBench, _ browser: Browser) async throws {
    try await browser.open("\(site)/codebook")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelector('[data-code=help]')")
    try await browser.click("[data-code=help] [data-action=rules]")
    try await browser.wait(until: "document.querySelectorAll('.rule textarea').length === 1")
    try await browser.click("#add-rule")
    try await browser.wait(until: "document.querySelectorAll('.rule textarea').length === 2")
    try await browser.press("t", "o", "g", "e", "t", "h", "e", "r")
    try await browser.press("Enter", holding: ["Control"])
    try await browser.wait(until: "document.querySelector('.difference .added')")
    let told = try await browser.run("return document.querySelector('dialog.wide').textContent").string ?? ""
    #expect(told.contains("The rules find 11 hits now, and 43 hits when they are changed."), "\(told)")
    #expect(try bench.read("codebook/codes.yaml").contains("- together\n") == false)
    // It is loaded anew when it is written.
    try await browser.run("window.isOld = true")
    try await browser.press("Enter")
    try await browser.wait(until: "!window.isOld && document.body.dataset.ready")
    #expect(try bench.read("codebook/codes.yaml").contains("      - {any: [help], span: match}\n      - together\n"))
  }

  private func split(_ site: String, _ bench: StudyBench, _ browser: Browser) async throws {
    try await browser.open("\(site)/split?code=carrying&into=help")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelectorAll('.part').length === 20")
    // With the arrow, as a list of choices is gone through.
    for part in [1, 2] {
      try await browser.run("document.querySelectorAll('.part')[\(part)].querySelector('input').focus()")
      try await browser.press("ArrowRight")
    }
    try await browser.click("#split button.main")
    try await browser.wait(until: "document.querySelector('dialog')?.textContent.includes('2 codings of anna → help')")
    try await browser.press("Enter")
    try await browser.wait(until: "document.body.dataset.ready && document.querySelectorAll('.part').length === 18")
    let rows = try await bench.json("quotes", "help", "--review", "person", "--coder", "anna")["rows"].elements
    #expect(
      rows.filter { $0["text"].string?.hasPrefix("bag ") == true }.count == 2, "\(rows.map { $0["text"].string })")
  }
}
