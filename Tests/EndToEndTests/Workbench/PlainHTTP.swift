import Foundation
import Testing

/// An answer to a request, as it came.
struct PlainAnswer: Sendable {
  let status: Int
  /// Names in lower case; of several of one name the last.
  let headers: [String: String]
  let body: String

  var json: JSON { get throws { try JSON(parsing: body) } }
}

/// Requests over a socket of one's own, so that a test can say anything: another Host, two of them, a body that is too
/// long.
enum PlainHTTP {
  struct Unreachable: Error {}

  /// - Parameters:
  ///   - headers: all of them; nothing is added but `Connection: close` and the body's length.
  ///   - port: on this machine.
  static func send(
    _ method: String, _ target: String, port: Int, headers: [(String, String)], body: String? = nil
  ) async throws -> PlainAnswer {
    var text = "\(method) \(target) HTTP/1.1\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    if let body { text += "Content-Length: \(body.utf8.count)\r\n" }
    text += "Connection: close\r\n\r\n" + (body ?? "")
    let bytes = Array(text.utf8)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try parsed(exchange(bytes, port: port)) })
      }
    }
  }

  private static func exchange(_ bytes: [UInt8], port: Int) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Unreachable() }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let reached = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard reached == 0 else { throw Unreachable() }
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // A server that refuses a body closes before it has all of it; its answer may be there.
      if count <= 0 { break }
      sent += count
    }
    var answer: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &part, part.count, 0)
      if count <= 0 { break }
      answer += part[..<count]
      // Not every server closes when it is asked to.
      if isWhole(answer) { break }
    }
    return answer
  }

  /// Whether as much has come as the answer's head says.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let head = head(of: bytes) else { return false }
    for line in head.lines {
      let pair = line.lowercased().split(separator: ":", maxSplits: 1)
      if pair.count == 2, pair[0] == "content-length", let length = Int(pair[1].trimmingCharacters(in: .whitespaces)) {
        return bytes.count - head.end >= length
      }
    }
    return false
  }

  /// The lines before the empty one, and where the body begins.
  private static func head(of bytes: [UInt8]) -> (lines: [String], end: Int)? {
    let mark: [UInt8] = [13, 10, 13, 10]
    var index = 0
    while index + 4 <= bytes.count {
      if bytes[index] == 13, Array(bytes[index..<(index + 4)]) == mark {
        return (String(decoding: bytes[..<index], as: UTF8.self).components(separatedBy: "\r\n"), index + 4)
      }
      index += 1
    }
    return nil
  }

  private static func parsed(_ bytes: [UInt8]) throws -> PlainAnswer {
    guard let (lines, end) = head(of: bytes) else { throw Unreachable() }
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    var body = Array(bytes[end...])
    if headers["transfer-encoding"] == "chunked" { body = unchunked(body) }
    return PlainAnswer(status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
  }

  private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let line = rest.firstIndex(of: 10) {
      let size =
        Int(String(decoding: rest[..<line], as: UTF8.self).trimmingCharacters(in: .whitespaces), radix: 16) ?? 0
      if size == 0 { break }
      let from = line + 1
      result += rest[from..<min(from + size, rest.endIndex)]
      rest = rest.dropFirst(from + size + 2 - rest.startIndex)
    }
    return result
  }
}
