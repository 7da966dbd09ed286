import Basics
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The workbench on this machine, until it is told to stop.
public struct WorkbenchServer: Sendable {
  private let desk: StudyDesk
  private let port: Int

  /// Largest body of a request, in bytes: a memo, or a passage with its codes.
  static let largestBody = 1_048_576
  /// The same for a file that is imported; a third more than the file itself.
  static let largestFile = 67_108_864

  static func largestBody(of path: String) -> Int { path == "/api/import" ? largestFile : largestBody }

  /// - Parameter port: 0 for any that is free.
  public init(_ desk: StudyDesk, port: Int) {
    self.desk = desk
    self.port = port
  }

  /// Serves until SIGINT or SIGTERM; then open connections are closed and everything has been recorded.
  /// - Parameter onReady: is given the address that lets a browser in, and one that does so once.
  /// - Throws: `Problem` when the port cannot be listened on.
  public func run(onReady: @escaping @Sendable (_ address: String, _ once: String) -> Void) throws {
    let run = Run()
    let serving = Task {
      let result: Result<Void, any Error>
      do {
        try await serve(onReady)
        result = .success(())
      } catch {
        result = .failure(error)
      }
      run.outcome.withLock { $0 = result }
      run.ended.signal()
    }
    let signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [desk] in
        run.isStopping.withLock { $0 = true }
        desk.changes.close()
        serving.cancel()
        // A page that does not let go of its connection does not hold the program up: decisions are on disk already.
        DispatchQueue.global().asyncAfter(deadline: .now() + 2) { run.ended.signal() }
      }
      source.resume()
      return source
    }
    run.ended.wait()
    for source in signals { source.cancel() }
    desk.finishWriting()
    if run.isStopping.withLock({ $0 }) { return }
    if case .failure(let error)? = run.outcome.withLock({ $0 }) { throw problem(error) }
  }

  private func serve(_ onReady: @escaping @Sendable (String, String) -> Void) async throws {
    let front = Front(desk: desk)
    var logger = Logger(label: "strand")
    logger.logLevel = .critical
    let application = Application(
      responder: front, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        let admission = front.open(on: port)
        onReady(admission.address, admission.addressForOnce())
      }, logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      group.addTask { try await desk.watch() }
      defer { group.cancelAll() }
      _ = try await group.next()
    }
  }

  private func problem(_ error: any Error) -> any Error {
    guard let failure = error as? IOError else { return error }
    return failure.errnoCode == EADDRINUSE ? Problem.portTaken(port) : Problem.portUnusable(port)
  }
}

/// How a run of the server goes, for the threads that take part in it.
private final class Run: Sendable {
  let outcome = Guarded<Result<Void, any Error>?>(nil)
  let isStopping = Guarded(false)
  let ended = DispatchSemaphore(value: 0)
}

/// Takes requests from the library, and gives answers to it.
private final class Front: HTTPResponder {
  typealias Context = BasicRequestContext

  private let desk: StudyDesk
  private let site = Guarded<Site?>(nil)

  init(desk: StudyDesk) {
    self.desk = desk
  }

  /// From now on requests are answered.
  func open(on port: Int) -> Admission {
    let admission = Admission(port: port)
    let made = Site(desk: desk, admission: admission)
    site.withLock { $0 = made }
    return admission
  }

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    guard let site = site.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
    var web = WebRequest(
      method: request.method.rawValue, path: request.uri.path, query: request.uri.query)
    web.host = request.head.authority
    web.origin = request.headers[.origin]
    web.cookie = request.headers[.cookie]
    web.contentType = request.headers[.contentType]
    web.fetchSite = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    if let refusal = site.admission.refusal(of: web) { return response(refusal) }
    if web.method == "POST" {
      var request = request
      do {
        web.body = Array(buffer: try await request.collectBody(upTo: WorkbenchServer.largestBody(of: web.path)))
      } catch is NIOTooManyBytesError {
        return response(.text("The request is too large.", status: 413))
      }
    }
    return response(await site.answer(web))
  }

  private func response(_ answer: WebAnswer) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = answer.type
    for (name, value) in Admission.headers + answer.headers {
      if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
    }
    switch answer.body {
    case .bytes(let bytes):
      return Response(
        status: .init(code: answer.status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .events(let stream):
      return Response(
        status: .init(code: answer.status), headers: headers,
        body: ResponseBody { writer in
          for await text in stream { try await writer.write(ByteBuffer(string: text)) }
          try await writer.finish(nil)
        })
    }
  }
}
