import Foundation
import TestSupport
import Testing

/// Who is let into the workbench, and what it never sends.
@Suite struct WorkbenchAdmissionTests {
  private func served() async throws -> ServedStudy { try await ServedStudy(CodedStudies.allotment()) }

  @Test func onlyTheBrowserThatWasGivenTheAddressIsLetIn() async throws {
    let served = try await served()
    #expect(try await served.get("/").status == 200)
    for target in ["/", "/read?transcript=a1", "/api/codes", "/events", "/assets/page.js", "/download?make=quotes"] {
      #expect(try await served.send("GET", target, changing: ["Cookie": nil]).status == 401, "\(target)")
      let wrong = served.cookie.split(separator: "=")[0] + "=" + String(repeating: "0", count: 64)
      #expect(try await served.send("GET", target, changing: ["Cookie": wrong]).status == 401, "\(target)")
    }
    #expect(try await served.send("GET", "/enter?token=0123", changing: ["Cookie": nil]).status == 401)
    #expect(try await served.send("GET", "/enter", changing: ["Cookie": nil]).status == 401)
    let body = #"{"text": "mine", "code": "help"}"#
    #expect(try await served.send("POST", "/api/memo", body: body, changing: ["Cookie": nil]).status == 401)
    #expect(try served.bench.journal("anna").allSatisfy { $0["note"].string != "mine" })
  }

  @Test func theCookieIsOutOfReachOfScriptsAndOtherSites() async throws {
    let served = try await served()
    let token = try #require(served.address.split(separator: "=").last)
    let answer = try await served.send("GET", "/enter?token=\(token)", changing: ["Cookie": nil])
    let cookie = try #require(answer.headers["set-cookie"])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
    #expect(!cookie.contains(token), "the cookie is not the token")
    #expect(!answer.body.contains(token))
  }

  @Test func anotherHostIsRefused() async throws {
    let served = try await served()
    for host in ["evil.example", "evil.example:\(served.port)", "127.0.0.1", "127.0.0.1:1", "[::1]:\(served.port)"] {
      #expect(try await served.send("GET", "/", changing: ["Host": host]).status == 421, "\(host)")
    }
    #expect(try await served.send("GET", "/", changing: ["Host": "localhost:\(served.port)"]).status == 200)
  }

  @Test func pagesOfOtherSitesAreRefused() async throws {
    let served = try await served()
    let before = try served.bench.journal("anna").count
    let body = #"{"text": "not mine", "code": "help"}"#
    for origin in ["http://evil.example", "null", "https://127.0.0.1:\(served.port)", "http://127.0.0.1:1", nil] {
      let answer = try await served.send("POST", "/api/memo", body: body, changing: ["Origin": origin])
      #expect(answer.status == 403, "\(origin ?? "none")")
    }
    #expect(try await served.send("GET", "/", changing: ["Origin": "http://evil.example"]).status == 403)
    for site in ["cross-site", "same-site"] {
      #expect(try await served.send("GET", "/", changing: ["Sec-Fetch-Site": site]).status == 403)
    }
    for type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", nil] {
      let answer = try await served.send("POST", "/api/memo", body: body, changing: ["Content-Type": type])
      #expect(answer.status == 415, "a form of another site has this type: \(type ?? "none")")
    }
    #expect(try served.bench.journal("anna").count == before)
    #expect(try await served.post("/api/memo", body).status == 200, "and the same from its own page is taken")
  }

  @Test func everyAnswerForbidsForeignCode() async throws {
    let served = try await served()
    for target in ["/", "/read?transcript=a1", "/api/codes", "/assets/style.css", "/nowhere"] {
      let headers = try await served.get(target).headers
      let policy = try #require(headers["content-security-policy"], "\(target)")
      #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
      #expect(!policy.contains("unsafe"), "\(target)")
      #expect(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"))
      #expect(headers["x-content-type-options"] == "nosniff" && headers["cache-control"] == "no-store")
    }
  }

  @Test func noPageHasCodeOrStyleInItOrAPathOfTheMachine() async throws {
    let served = try await served()
    let pages = [
      "/", "/read?transcript=a1", "/review", "/quotes", "/compare?by=tenure", "/people", "/person?id=A1", "/codebook",
      "/memos", "/agreement", "/framework", "/adjudicate", "/import", "/compare?by=tenure&shades=true", "/nowhere",
      "/split?code=help&into=soil",
      "/read?transcript=nobody", "/compare?by=nothing",
    ]
    for target in pages {
      let page = try await served.get(target)
      #expect(page.body.hasPrefix("<!DOCTYPE html>"), "\(target): \(page.status)")
      #expect(!page.body.contains(" style="), "\(target)")
      #expect(page.body.firstMatch(of: /\son[a-z]+=/) == nil, "\(target)")
      #expect(page.body.ranges(of: /<script/).count == 1, "\(target)")
      #expect(page.body.firstMatch(of: /<script[^>]*>[^<]/) == nil, "\(target)")
      #expect(!page.body.contains(served.bench.temporary.url.path), "\(target)")
      #expect(!page.body.contains("{{"), "\(target)")
    }
    for target in ["/api/check", "/api/transcript?transcript=a1", "/api/transcript?transcript=none", "/api/codes"] {
      #expect(!(try await served.get(target).body.contains(served.bench.temporary.url.path)), "\(target)")
    }
  }

  @Test func markupInEveryNameAndTextIsShownAsItIsWritten() async throws {
    let mark = #"<script>alert(1)</script><img src=x onerror=alert(1)>"#
    let quoted = #""'><svg onload=alert(1)>"#
    let bench = try StudyBench([
      "study.yaml": "study: 's'\ntitle: '\(mark)'\nnote: '\(mark)'\n",
      "codebook/codes.yaml":
        "codes:\n  - id: help\n    name: '\(mark)'\n    definition: '\(mark)'\n    include: ['\(mark)']\n    rules: [help]\n",
      "respondents/participants.csv": "id,\"\(mark)\",town\nP1,\"\(mark)\",\"\(mark)\"\n",
      "transcripts/one \(quoted.replacing("/", with: "")).txt": """
      ---
      title: '\(mark)'
      date: 2021-01-01
      place: '\(mark)'
      participants: {Ann: P1}
      ---

      Ann: They help \(mark) and "quote" & more.

      Q<b>: \(mark) help
      """,
    ])
    let name = "one \(quoted)"
    let tag = try await bench.strand("tag", name, "--code", "help", "--quote", "They help", "--note", mark)
    #expect(tag.status == 0, "\(tag.summary)")
    let served = try await ServedStudy(bench)
    let encoded = try #require(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let hash = try await served.hash(of: encoded)
    let memo = try JSONEncoder().encode(["text": mark, "code": "help"])
    #expect(try await served.post("/api/memo", String(decoding: memo, as: UTF8.self)).status == 200)
    let linked = try JSONSerialization.data(
      withJSONObject: ["text": mark, "on": "participant:P1", "links": ["transcript:\(name)", "code:help"]])
    #expect(try await served.post("/api/memo", String(decoding: linked, as: UTF8.self)).status == 200)
    let pages = [
      "/", "/read?transcript=\(encoded)", "/review", "/quotes", "/quotes?by=town", "/compare?by=town", "/people",
      "/framework?by=town", "/adjudicate", "/import", "/quotes?codes=help&with=help&within=turn",
      "/split?code=help&into=%3Cscript%3E", "/split?code=%3Cscript%3E", "/memos?participant=%3Cscript%3E",
      "/quotes?near=%3Cscript%3E%3A5", "/person?id=P1", "/codebook", "/memos", "/memos?find=%3Cscript%3E",
      "/compare?by=%3Cscript%3Ealert(1)",
      "/read?transcript=%3Cscript%3Ealert(1)", "/person?id=%22%3E%3Cscript%3E", "/%3Cscript%3E",
      "/quotes?where=%3Cscript",
      "/quotes?codes=%3Cscript%3E", "/quotes?%3Cscript%3E=1",
    ]
    for target in pages {
      let page = try await served.get(target)
      #expect(page.body.ranges(of: /<script/).count == 1, "\(target): \(page.body.prefix(300))")
      #expect(!page.body.contains("<img") && !page.body.contains("<svg onload"), "\(target)")
    }
    let reading = try await served.get("/read?transcript=\(encoded)")
    #expect(reading.body.contains("They help &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(reading.body.contains(hash))
    let state = try await served.get("/api/transcript?transcript=\(encoded)")
    #expect(state.headers["content-type"] == "application/json")
    #expect(try state.json["passages"].elements.contains { $0["note"].string == mark })
  }

  @Test func noFileIsReachedByAPath() async throws {
    let served = try await served()
    let targets = [
      "/../study.yaml", "/assets/../study.yaml", "/assets/..%2f..%2fstudy.yaml", "/assets/%2e%2e/study.yaml",
      "/study.yaml", "/transcripts/a1.txt", "/assets/", "/assets//etc/passwd", "//etc/passwd",
      "/read?transcript=../study", "/read?transcript=..%2f..%2fetc%2fpasswd", "/api/transcript?transcript=/etc/passwd",
    ]
    for target in targets {
      let answer = try await served.get(target)
      #expect(answer.status >= 400, "\(target)")
      #expect(!answer.body.contains("time on the site") && !answer.body.contains("root:"), "\(target)")
    }
    let answer = try await served.code("../study", turn: 1, 0..<4, "help", hash: String(repeating: "0", count: 64))
    #expect(answer.status == 404)
  }

  @Test func whatIsTooLargeOrHasNoFormIsRefusedAndTheWorkbenchGoesOn() async throws {
    let served = try await served()
    let huge = "{\"text\": \"" + String(repeating: "a", count: 1_200_000) + "\", \"code\": \"help\"}"
    #expect(try await served.post("/api/memo", huge).status == 413)
    for body in ["", "[", "{}", "null", #"{"text": 7}"#, #"{"transcript": "a1"}"#, "\u{0}\u{1}"] {
      #expect(try await served.post("/api/code", body).status == 400, "\(body)")
    }
    let deep = String(repeating: "[", count: 100_000)
    #expect(try await served.post("/api/code", deep).status == 400)
    // The library may close the connection without an answer.
    let long = try? await served.get("/quotes?where=" + String(repeating: "a", count: 200_000))
    #expect((long?.status ?? 400) >= 400)
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
      let answer = try await served.send(
        method, "/api/memo", body: "{}",
        changing: ["Origin": "http://127.0.0.1:\(served.port)", "Content-Type": "application/json"])
      #expect(answer.status == 405, "\(method)")
    }
    #expect(try await served.get("/").status == 200)
  }

  @Test func readOnlyChangesNothing() async throws {
    let bench = try await CodedStudies.allotment()
    let served = try await ServedStudy(bench, "--read-only")
    let before = try bench.read("codings/anna.jsonl")
    let hash = try await served.hash(of: "a1")
    #expect(try await served.code("a1", turn: 2, 0..<13, "help", hash: hash).status == 400)
    #expect(try await served.post("/api/memo", #"{"text": "x", "code": "help"}"#).status == 400)
    let codebook = try bench.read("codebook/codes.yaml")
    for (target, body) in [
      ("/api/codebook", #"{"edit": {"id": "help", "name": "X"}}"#),
      ("/api/summary", #"{"person": "A1", "code": "help", "summary": "x", "seen": ""}"#),
      ("/api/import", #"{"name": "x.txt", "data": "QW5uOiBoaQo=", "write": true}"#),
      ("/api/undo", #"{"decision": "00000000-0000-4000-8000-000000000000", "consensus": true}"#),
    ] { #expect(try await served.post(target, body).status == 400, "\(target)") }
    #expect(!bench.exists("framework.csv") && !bench.exists("transcripts/x.txt"))
    #expect(try await served.post("/api/new-code", #"{"id": "x", "name": "X", "definition": ""}"#).status == 400)
    #expect(try bench.read("codings/anna.jsonl") == before)
    #expect(try bench.read("codebook/codes.yaml") == codebook)
  }

  @Test(arguments: [SIGTERM, SIGINT]) func itStopsWhenItIsTold(_ signal: Int32) async throws {
    let served = try await served()
    // A page that listens does not hold it up.
    async let listening = try? served.get("/events")
    try await Task.sleep(for: .milliseconds(300))
    let outcome = try await served.stop(signal)
    _ = await listening
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(outcome.stderr.contains("Everything you decided is recorded."))
    await #expect(throws: (any Error).self) { try await served.get("/") }
  }

  @Test func aPortInUseIsSaid() async throws {
    let served = try await served()
    let second = try await served.bench.strand("serve", "--port", "\(served.port)")
    #expect(second.status == 64)
    #expect(second.stderr.contains("the port \(served.port) is in use"), "\(second.summary)")
    #expect(second.stdout.isEmpty)
  }
}
