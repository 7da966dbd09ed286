/// A request as pages see it: nothing of the library that received it.
struct WebRequest: Sendable {
  /// `GET`, `POST` …
  let method: String
  /// Without the query.
  let path: String
  let query: QueryItems
  /// As the browser sent them; `nil` where it sent none.
  var host: String?
  var origin: String?
  var fetchSite: String?
  var cookie: String?
  var contentType: String?
  var body: [UInt8] = []

  init(method: String, path: String, query: String? = nil) {
    self.method = method
    self.path = path
    self.query = QueryItems(query ?? "")
  }

  /// The value of a cookie.
  func cookie(named name: String) -> String? {
    for part in (cookie ?? "").split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      if pair[0].drop(while: { $0 == " " }) == name { return String(pair[1]) }
    }
    return nil
  }
}

/// `by=town&where=age+%3E+30`: keys and values in their order. A key may come several times.
struct QueryItems: Sendable, Hashable {
  private(set) var pairs: [(key: String, value: String)] = []

  init(_ text: String) {
    for part in text.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = pair.count == 2 ? Self.decoded(pair[1]) : ""
      // A field of a form that was left empty says nothing.
      if !value.isEmpty { pairs.append((Self.decoded(pair[0]), value)) }
    }
  }

  init(_ pairs: [(key: String, value: String)]) {
    self.pairs = pairs
  }

  subscript(key: String) -> String? { pairs.first { $0.key == key }?.value }

  func all(_ key: String) -> [String] { pairs.filter { $0.key == key }.map(\.value) }

  func without(_ keys: String...) -> QueryItems { QueryItems(pairs.filter { !keys.contains($0.key) }) }

  func with(_ key: String, _ value: String) -> QueryItems {
    QueryItems(pairs.filter { $0.key != key } + [(key, value)])
  }

  /// As an address has it.
  var text: String {
    pairs.map { Self.encoded($0.key) + "=" + Self.encoded($0.value) }.joined(separator: "&")
  }

  static func == (a: QueryItems, b: QueryItems) -> Bool { a.text == b.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Letters and digits of ASCII, `-`, `_`, `.` and `~` stay; every other byte is written `%XX` (RFC 3986).
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        bytes.append(0x20)
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
