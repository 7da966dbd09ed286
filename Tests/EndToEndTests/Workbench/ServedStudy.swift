import Foundation
import Testing

/// `strand serve` over a study, with a browser's cookie at hand.
final class ServedStudy: Sendable {
  let bench: StudyBench
  let port: Int
  /// The address that lets a browser in, as the program printed it.
  let address: String
  let cookie: String
  private let program: RunningProgram

  struct NotStarted: Error {
    let output: String
  }

  init(_ bench: StudyBench, _ options: String..., coder: String = "anna") async throws {
    self.bench = bench
    program = try Program.start(["serve", "--coder", coder] + options, in: bench.root, home: bench.home)
    var printed = ""
    for _ in 0..<600 {
      printed = try program.outputSoFar()
      if printed.contains("\n") { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    let address = printed.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let parts = address.wholeMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\/enter\?token=([0-9a-f]{64})/),
      let port = Int(parts.1)
    else { throw NotStarted(output: try program.outputSoFar()) }
    (self.address, self.port) = (address, port)
    let entrance = try await PlainHTTP.send(
      "GET", "/enter?token=\(parts.2)", port: port, headers: [("Host", "127.0.0.1:\(port)")])
    let pair = entrance.headers["set-cookie"]?.split(separator: ";").first.map(String.init)
    cookie = try #require(pair)
  }

  deinit { program.kill() }

  /// What a page of the workbench sends, with some headers changed; `nil` leaves one out.
  func send(
    _ method: String, _ target: String, body: String? = nil, changing changes: [String: String?] = [:]
  ) async throws -> PlainAnswer {
    var headers: [String: String?] = ["Host": "127.0.0.1:\(port)", "Cookie": cookie]
    if method == "POST" {
      headers["Origin"] = "http://127.0.0.1:\(port)"
      headers["Content-Type"] = "application/json"
    }
    for (name, value) in changes { headers[name] = value }
    return try await PlainHTTP.send(
      method, target, port: port, headers: headers.compactMap { name, value in value.map { (name, $0) } }, body: body)
  }

  func get(_ target: String) async throws -> PlainAnswer { try await send("GET", target) }

  func post(_ target: String, _ body: String) async throws -> PlainAnswer {
    try await send("POST", target, body: body)
  }

  /// Codes a turn's words from one place to another, in UTF-16 code units.
  func code(_ transcript: String, turn: Int, _ range: Range<Int>, _ code: String, hash: String) async throws
    -> PlainAnswer
  {
    try await post(
      "/api/code",
      """
      {"transcript": "\(transcript)", "hash": "\(hash)", "codes": ["\(code)"], "passage":
       {"from": {"turn": \(turn), "offset": \(range.lowerBound)}, "to": {"turn": \(turn), "offset": \(range.upperBound)}}}
      """)
  }

  /// Waits until a page says something: that a file was written outside is seen within a second or two.
  func wait(until target: String, says words: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    for _ in 0..<300 {
      if try await get(target).body.contains(words) { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("\(target) never says \(words)", sourceLocation: sourceLocation)
  }

  /// SHA-256 of the body, as pages are told it.
  func hash(of transcript: String) async throws -> String {
    let state = try await get("/api/transcript?transcript=\(transcript)").json
    return try #require(state["hash"].string)
  }

  /// Asks the program to stop, and waits until it has.
  func stop(_ signal: Int32 = SIGTERM) async throws -> Outcome {
    program.signal(signal)
    return try await program.outcome()
  }

  /// Ends the program as a power cut would.
  func kill() async throws {
    program.kill()
    _ = try await program.outcome()
  }
}
