import Basics

/// Tokens that are good for one exchange each.
private final class Tickets: Sendable {
  private let open = Guarded<Set<String>>([])

  func add(_ ticket: String) { open.withLock { _ = $0.insert(ticket) } }

  func use(_ ticket: String) -> Bool { open.withLock { $0.remove(ticket) != nil } }
}

/// Who is let in: the browser of whoever started the workbench, and no other page in it.
///
/// Another page in the same browser can send requests to any port of this machine, and a name of its own can be made to
/// lead here (DNS rebinding). Hence: the Host has to be this machine by its own name; a request that says where it comes
/// from has to come from here; whatever changes something has to say so; and each needs the cookie that the token of the
/// first address was exchanged for. The cookie is out of reach of scripts and is sent by no other site's page.
struct Admission: Sendable {
  let token: String
  let secret: String
  let port: Int
  private let tickets = Tickets()

  /// - Parameter port: the server's own.
  init(port: Int, token: String = Admission.random(), secret: String = Admission.random()) {
    self.port = port
    self.token = token
    self.secret = secret
  }

  /// Cookies know no ports: two workbenches side by side need two names.
  var cookieName: String { "strand-\(port)" }

  /// The address that lets a browser in.
  var address: String { "http://127.0.0.1:\(port)\(Self.entrance)?token=\(token)" }

  /// An address that lets a browser in once: for one that is opened by a command, whose words others can see.
  func addressForOnce() -> String {
    let ticket = Self.random()
    tickets.add(ticket)
    return "http://127.0.0.1:\(port)\(Self.entrance)?token=\(ticket)"
  }

  static let entrance = "/enter"

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// - Returns: `nil` for a request that is let in; else the answer that it gets.
  func refusal(of request: WebRequest) -> WebAnswer? {
    guard let host = request.host?.lowercased(), hosts.contains(host) else {
      return .text("This address does not lead to the workbench. Use the one that `strand serve` printed.", status: 421)
    }
    let isEntrance = request.path == Self.entrance && request.method == "GET"
    if let origin = request.origin, origin.lowercased() != "http://\(host)" {
      return .text("Requests of other pages are refused.", status: 403)
    }
    if let site = request.fetchSite, site != "same-origin", site != "none", !isEntrance {
      return .text("Requests of other pages are refused.", status: 403)
    }
    if request.method != "GET", request.method != "HEAD" {
      guard request.origin != nil else { return .text("The request does not say where it comes from.", status: 403) }
      let type = request.contentType?.split(separator: ";").first.map(String.init)?.lowercased()
      guard type == "application/json" else { return .text("Only JSON is taken.", status: 415) }
    }
    if isEntrance { return nil }
    guard let cookie = request.cookie(named: cookieName), Self.areEqual(cookie, secret) else {
      return .text("Open the address that `strand serve` printed: it lets this browser in.", status: 401)
    }
    return nil
  }

  /// Exchanges the token for the cookie. A page, and no redirection: after one, the browser would still hold the
  /// request for another site's, and keep the cookie back. The address with the token is left behind.
  func entrance(_ request: WebRequest) -> WebAnswer {
    guard let given = request.query["token"], Self.areEqual(given, token) || tickets.use(given) else {
      return .text("The token is not right. Open the address that `strand serve` printed.", status: 401)
    }
    var answer = WebAnswer.html(
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Strand</title>
      <meta http-equiv="refresh" content="0; url=/"></head>
      <body><p><a href="/">To the workbench</a></p></body></html>
      """)
    answer.headers.append(("Set-Cookie", "\(cookieName)=\(secret); Path=/; HttpOnly; SameSite=Strict"))
    return answer
  }

  /// What every answer says to the browser: no code or style in the page itself, nothing from elsewhere, no frame
  /// around it, nothing kept.
  static let headers: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]

  /// 256 bits of the system's randomness, in hexadecimal.
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// In a time that does not tell how much of the two is the same.
  private static func areEqual(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
