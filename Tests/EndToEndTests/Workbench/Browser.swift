import Foundation
import TestSupport
import Testing

/// Chromium without a window, driven over WebDriver (W3C), where it is installed. `.ci/run` installs it.
final class Browser: Sendable {
  private static let driver = "/usr/bin/chromedriver"
  private static let chromium = "/usr/bin/chromium"
  static var isInstalled: Bool {
    [driver, chromium].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }
  static let absent: Comment = "Chromium and its driver are not installed, so that no browser has tried the workbench"

  struct Failure: Error {
    let answer: String
  }

  private let program: RunningProgram
  private let port: Int
  private let session: String
  private let folder: TemporaryFolder

  /// - Parameter size: of the window, in CSS pixels.
  init(width: Int = 1280, height: Int = 900) async throws {
    folder = try TemporaryFolder()
    let port = try Self.freePort()
    program = try RunningProgram(
      [Self.driver, "--port=\(port)"], in: folder.url,
      environment: ["HOME": folder.url.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"], input: "")
    let profile = folder.url.appendingPathComponent("profile").path
    let options = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=\(profile)",
      "--window-size=\(width),\(height)", "--lang=en", "--force-prefers-reduced-motion",
    ]
    let wanted = """
      {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions":
      {"binary": "\(Self.chromium)", "args": [\(options.map { "\"\($0)\"" }.joined(separator: ", "))]}}}}
      """
    var made: JSON?
    for _ in 0..<100 where made == nil {
      made = try? await Self.ask("POST", "/session", wanted, port: port)
      if made == nil { try await Task.sleep(for: .milliseconds(200)) }
    }
    self.port = port
    guard let id = made?["sessionId"].string else { throw Failure(answer: "no session") }
    session = id
  }

  deinit { program.kill() }

  func close() async throws {
    _ = try await command("DELETE", "")
  }

  func open(_ address: String) async throws {
    _ = try await command("POST", "/url", #"{"url": "\#(address)"}"#)
  }

  var address: String {
    get async throws { try await command("GET", "/url").string ?? "" }
  }

  /// Runs a script's body; it may `return` something and use `arguments`.
  @discardableResult
  func run(_ script: String) async throws -> JSON {
    let body = String(decoding: try JSONEncoder().encode(["script": script]), as: UTF8.self).dropLast()
    return try await command("POST", "/execute/sync", "\(body), \"args\": []}")
  }

  /// Waits until a condition in the page holds.
  func wait(until condition: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    for _ in 0..<150 {
      if (try? await run("return Boolean(\(condition))"))?.bool == true { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    let state = try? await run("return document.getElementById('notice')?.textContent + ' | ' + document.title")
    Issue.record("never: \(condition) (\(state?.string ?? ""))", sourceLocation: sourceLocation)
    throw Failure(answer: condition)
  }

  /// Clicks in the middle of an element that is scrolled into view.
  func click(_ selector: String) async throws {
    _ = try await element(selector)
    let wanted = String(decoding: try JSONEncoder().encode([selector]), as: UTF8.self)
    // In the middle, where nothing that stays at its place lies over it.
    try await run("document.querySelector(\(wanted)[0])?.scrollIntoView({block: 'center'})")
    let element = try await element(selector)
    _ = try await command("POST", "/element/\(element)/click", "{}")
  }

  /// Types into an element.
  func type(_ text: String, into selector: String) async throws {
    let element = try await element(selector)
    let body = String(decoding: try JSONEncoder().encode(["text": text]), as: UTF8.self)
    _ = try await command("POST", "/element/\(element)/value", body)
  }

  /// Presses keys one after the other; `modifiers` are held meanwhile.
  func press(_ keys: String..., holding modifiers: [String] = []) async throws {
    func event(_ type: String, _ key: String) -> String {
      #"{"type": "\#(type)", "value": "\#(Self.keys[key] ?? key)"}"#
    }
    let down = modifiers.map { event("keyDown", $0) }
    let up = modifiers.map { event("keyUp", $0) }
    let events = down + keys.flatMap { [event("keyDown", $0), event("keyUp", $0)] } + up
    _ = try await command(
      "POST", "/actions",
      #"{"actions": [{"type": "key", "id": "keys", "actions": [\#(events.joined(separator: ", "))]}]}"#)
  }

  /// Selects words with the mouse: from the first letter of `words` in a turn to behind the last.
  func drag(over words: String, inTurn turn: Int) async throws {
    let wanted = String(decoding: try JSONEncoder().encode([words]), as: UTF8.self)
    let places = try await run(
      """
      const node = document.querySelector('[data-turn="\(turn)"] .words').firstChild;
      node.parentElement.scrollIntoView({block: "center"});
      const start = node.data.indexOf(\(wanted)[0]);
      const box = (at) => { const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 1);
        return range.getBoundingClientRect(); };
      const [a, b] = [box(start), box(start + \(wanted)[0].length - 1)];
      return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2].map(Math.round);
      """
    ).elements.compactMap(\.integer)
    let moves = [
      #"{"type": "pointerMove", "duration": 0, "x": \#(places[0]), "y": \#(places[1])}"#,
      #"{"type": "pointerDown", "button": 0}"#,
      #"{"type": "pointerMove", "duration": 120, "x": \#(places[2]), "y": \#(places[3])}"#,
      #"{"type": "pointerUp", "button": 0}"#,
    ]
    _ = try await command(
      "POST", "/actions",
      #"{"actions": [{"type": "pointer", "id": "mouse", "actions": [\#(moves.joined(separator: ", "))]}]}"#)
  }

  /// The page as a picture, PNG.
  func picture() async throws -> Data {
    Data(base64Encoded: try await command("GET", "/screenshot").string ?? "") ?? Data()
  }

  // MARK: The protocol

  /// An element that may not be there yet.
  private func element(_ selector: String) async throws -> String {
    for _ in 0..<50 {
      if let found = try? await foundElement(selector) { return found }
      try await Task.sleep(for: .milliseconds(100))
    }
    return try await foundElement(selector)
  }

  private func foundElement(_ selector: String) async throws -> String {
    let body = String(
      decoding: try JSONEncoder().encode(["using": "css selector", "value": selector]), as: UTF8.self)
    let found = try await command("POST", "/element", body)
    // The key that WebDriver gives to references of elements.
    guard let id = found["element-6066-11e4-a52e-4f735466cecf"].string else { throw Failure(answer: selector) }
    return id
  }

  private func command(_ method: String, _ path: String, _ body: String? = nil) async throws -> JSON {
    try await Self.ask(method, "/session/\(session)\(path)", body, port: port)
  }

  private static func ask(_ method: String, _ path: String, _ body: String?, port: Int) async throws -> JSON {
    let answer = try await PlainHTTP.send(
      method, path, port: port,
      headers: [("Host", "127.0.0.1:\(port)"), ("Content-Type", "application/json")], body: body)
    guard answer.status == 200 else { throw Failure(answer: answer.body) }
    return try answer.json["value"]
  }

  /// WebDriver's code points of keys without a letter.
  private static let keys = [
    "Enter": "\u{E007}", "Escape": "\u{E00C}", "Alt": "\u{E00A}", "Control": "\u{E009}", "Shift": "\u{E008}",
    "ArrowDown": "\u{E015}", "ArrowRight": "\u{E014}", "Tab": "\u{E004}",
  ]

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Foundation.close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw Failure(answer: "no port") }
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}
