import Foundation
import Reports
import TestSupport
import Testing

/// `SampleReport` in each format, to the byte.
struct GoldenTests {
  @Test("terminal text")
  func text() throws {
    let expected = ##"""
      Codes by relation

                    participant   none | no CBO
                   ─────────────  ─────────────
      code         people  share  people  share  example
      ───────────  ──────  ─────  ──────  ─────  ──────────────────────────────────
      Cooperation       5    63%       1    33%  =SUM(A1) & more
        邻里互助        4    50%       0     0%  我们一起抬上六楼，没有人问谁出钱。
          “a|b <b>bold</b>” (Luo Guifen, hc-p1:12)
      ─────────────────────────────────────────────────────────────────────────────
      all               8              3      –  <i>tag</i>
                                                 second line

      People are counted once. 2 people have no group.

      Peer ties
      ─────────
        That day «we carried it up
        six floors», and nobody asked.
        Luo & Co · HC-P1 · hc-p1:12 · anna, ben

        +86 是他的电话
        彭大叔 · HC-P4

      # Not a heading

      100% of it.

      Unit: people

      """##
    #expect(try Renderer.render(SampleReport.report, as: .text) == expected)
  }

  @Test("CSV")
  func csv() throws {
    let expected = ##"""
      code,member.people,member.share,none.people,none.share,example,id,quotes
      Cooperation,5,0.625,1,0.3333333333333333,'=SUM(A1) & more,cooperation,
      邻里互助,4,0.5,0,0,我们一起抬上六楼，没有人问谁出钱。,cooperation.peer,"“a|b <b>bold</b>” (Luo Guifen, hc-p1:12)"
      all,8,,3,,"<i>tag</i>
      second line",all,

      code,speaker,participant,transcript,turn,coders,before,text,after
      Peer ties,Luo & Co,HC-P1,hc-p1,12,anna; ben,"That day ","we carried it up
      six floors",", and nobody asked."
      Peer ties,彭大叔,HC-P4,,,,,'+86 是他的电话,

      """##
    #expect(try Renderer.render(SampleReport.report, as: .csv) == expected)
  }

  @Test("JSON")
  func json() throws {
    let expected = ##"""
      {
        "by" : "relation",
        "command" : "compare",
        "inputs" : {
          "a--b.txt" : "cd34",
          "transcripts/hc-p1.txt" : "ab12"
        },
        "rows" : [
          {
            "code" : "cooperation",
            "share" : null
          },
          {
            "code" : "邻里/互助",
            "share" : 0.5
          }
        ],
        "study" : "Resettlement",
        "unit" : "people"
      }

      """##
    #expect(try Renderer.render(SampleReport.report, as: .json) == expected)
  }

  @Test("Markdown")
  func markdown() throws {
    let expected = ##"""
      ## Codes by relation

      | code | participant: people | participant: share | none \| no CBO: people | none \| no CBO: share | example |
      | --- | ---: | ---: | ---: | ---: | --- |
      | Cooperation | 5 | 63% | 1 | 33% | =SUM(A1) &amp; more |
      | &emsp;邻里互助 | 4 | 50% | 0 | 0% | 我们一起抬上六楼，没有人问谁出钱。 |
      | **all** | 8 |  | 3 | – | &lt;i&gt;tag&lt;/i&gt;<br>second line |

      > **邻里互助**
      >
      > “a\|b &lt;b&gt;bold&lt;/b&gt;” (Luo Guifen, hc-p1:12)

      *People are counted once. 2 people have no group.*

      ### Peer ties

      > That day **we carried it up**\
      > **six floors**, and nobody asked.
      >
      > — Luo &amp; Co · HC-P1 · hc-p1:12 · anna, ben

      > \+86 是他的电话
      >
      > — 彭大叔 · HC-P4

      \# Not a heading

      100% of it.

      *Unit: people*

      <!--
      strand compare, study Resettlement; SHA-256 of the inputs:
      ab12  transcripts/hc-p1.txt
      cd34  a- -b.txt
      -->

      """##
    #expect(try Renderer.render(SampleReport.report, as: .markdown) == expected)
  }

  @Test("HTML")
  func html() throws {
    let expected = ##"""
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="strand">
      <title>Resettlement: compare</title>
      <style>
      </style>
      </head>
      <body>
      <header>
      <h1>Resettlement: compare</h1>
      <p class="note">Unit: people</p>
      </header>
      <main>
      <div class="scroll wide" tabindex="0" role="region" aria-label="Codes by relation">
      <table>
      <caption><span>Codes by relation</span></caption>
      <thead>
      <tr><td></td><th scope="colgroup" class="group" colspan="2">participant</th><th scope="colgroup" class="group" colspan="2">none | no CBO</th><td></td></tr>
      <tr><th scope="col" class="text">code</th><th scope="col" class="right">people</th><th scope="col" class="right">share</th><th scope="col" class="right">people</th><th scope="col" class="right">share</th><th scope="col" class="text">example</th></tr>
      </thead>
      <tbody>
      <tr><th scope="row" class="text"><span aria-hidden="true" style="color:#cc6600">■</span>&nbsp;Cooperation</th><td class="right">5</td><td class="right">63%</td><td class="right">1</td><td class="right">33%</td><td class="text">=SUM(A1) &amp; more</td></tr>
      <tr><th scope="row" class="text">&nbsp;&nbsp;&nbsp;&nbsp;邻里互助</th><td class="right">4</td><td class="right">50%</td><td class="right">0</td><td class="right">0%</td><td class="text">我们一起抬上六楼，没有人问谁出钱。</td></tr>
      <tr class="quoted"><td colspan="6"><blockquote dir="auto">“a|b &lt;b&gt;bold&lt;/b&gt;” (Luo Guifen, hc-p1:12)</blockquote></td></tr>
      <tr class="rule"><th scope="row" class="text bold">all</th><td class="right">8</td><td class="line"></td><td class="right">3</td><td class="right">–</td><td class="text">&lt;i&gt;tag&lt;/i&gt;<br>second line</td></tr>
      </tbody>
      </table>
      </div>
      <p class="note">People are counted once. 2 people have no group.</p>
      <section>
      <h2><span aria-hidden="true" style="color:#cc6600">■</span>&nbsp;Peer ties</h2>
      <figure>
      <blockquote>That day <mark>we carried it up<br>six floors</mark>, and nobody asked.</blockquote>
      <figcaption>Luo &amp; Co · HC-P1 · hc-p1:12 · anna, ben</figcaption>
      </figure>
      <figure>
      <blockquote>+86 是他的电话</blockquote>
      <figcaption>彭大叔 · HC-P4</figcaption>
      </figure>
      </section>
      <p dir="auto"># Not a heading</p>
      <p dir="auto">100% of it.</p>
      </main>
      <footer>
      <details>
      <summary>Inputs (2)</summary>
      <table class="inputs">
      <thead><tr><th scope="col">file</th><th scope="col">SHA-256</th></tr></thead>
      <tbody>
      <tr><td>transcripts/hc-p1.txt</td><td><code>ab12</code></td></tr>
      <tr><td>a--b.txt</td><td><code>cd34</code></td></tr>
      </tbody>
      </table>
      </details>
      </footer>
      </body>
      </html>

      """##
    #expect(try withoutStyleSheet(Renderer.render(SampleReport.report, as: .html)) == expected)
  }

  @Test("LaTeX")
  func latex() throws {
    let files = GoldenFiles(besides: #filePath, target: "ReportsTests")
    let text = try Renderer.render(SampleReport.report, as: .latex)
    if let complaint = try files.complaint(about: text, named: "report.tex") { Issue.record("\(complaint)") }
  }

  @Test("The same report gives the same bytes", arguments: OutputFormat.allCases)
  func isDeterministic(format: OutputFormat) throws {
    let first = try Renderer.bytes(SampleReport.report, as: format)
    #expect(try Renderer.bytes(SampleReport.report, as: format) == first)
    #expect(format.isBinary || first.last == UInt8(ascii: "\n"))
  }

  @Test("A report without sections is empty where people read it, and whole for programs")
  func emptyReport() throws {
    let report = Report(command: "quotes", study: "S")
    #expect(try Renderer.render(report, as: .text).isEmpty)
    #expect(try Renderer.render(report, as: .csv).isEmpty)
    let json = "{\n  \"command\" : \"quotes\",\n  \"inputs\" : {\n\n  },\n  \"study\" : \"S\",\n  \"unit\" : null\n}\n"
    #expect(try Renderer.render(report, as: .json) == json)
  }

  private func withoutStyleSheet(_ page: String) -> String {
    guard let start = page.range(of: "<style>\n"), let end = page.range(of: "</style>") else { return page }
    return page.replacingCharacters(in: start.upperBound..<end.lowerBound, with: "")
  }
}
