import Basics
import Codings
import Deciding
import Foundation
import Reports
import StudyIndex

/// Which page or question an address is.
struct Site: Sendable {
  let desk: StudyDesk
  let admission: Admission

  func answer(_ request: WebRequest) async -> WebAnswer {
    switch request.method {
    case "GET": await page(request)
    case "POST": await decision(request)
    default: .text("This method is not known here.", status: 405)
    }
  }

  // MARK: What is looked at

  private func page(_ request: WebRequest) async -> WebAnswer {
    let query = request.query
    switch request.path {
    case Admission.entrance: return admission.entrance(request)
    case "/": return await shown { try StartPage(frame: $0).answer() }
    case "/read": return await shown { try ReadingPage(frame: $0).answer(query) }
    case "/review": return await shown { try ReviewPage(frame: $0).answer(query) }
    case "/quotes": return await shown { try QuotesPage(frame: $0).answer(query) }
    case "/compare": return await shown { try ComparePage(frame: $0).answer(query) }
    case "/people": return await shown { try PeoplePage(frame: $0).answer() }
    case "/person": return await shown { try PersonPage(frame: $0).answer(query) }
    case "/codebook": return await shown { try CodebookPage(frame: $0).answer() }
    case "/split": return await shown { try SplitPage(frame: $0).answer(query) }
    case "/framework": return await shown { try FrameworkPage(frame: $0).answer(query) }
    case "/adjudicate": return await shown { try AdjudicatePage(frame: $0).answer(query) }
    case "/import": return await shown { try ImportPage(frame: $0).answer() }
    case "/memos": return await shown { try MemosPage(frame: $0).answer(query) }
    case "/agreement": return await shown { try AgreementPage(frame: $0).answer(query) }
    case "/download": return await shown { try Download(study: $0.study).answer(query) }
    case "/api/codes": return await told { try CodeListing($0, coder: desk.coder.text) }
    case "/api/transcript":
      return await told { study in try TranscriptState(study, query.required("transcript"), coder: desk.coder.text) }
    case "/api/review": return await told { try ReviewState($0, query, coder: desk.coder.text) }
    case "/api/memo-things": return await told { try MemoThings($0) }
    case "/api/rules":
      let (folder, coder) = (desk.folder, desk.coder)
      return await told { _ in try CodeRules(folder, coder: coder, code: query.required("code")) }
    case "/api/check":
      let folder = desk.folder
      return await told { _ in CheckState(folder) }
    case "/events":
      return WebAnswer(type: "text/event-stream", body: .events(desk.changes.listen()))
    case "/favicon.ico":
      return WebAnswer(type: "image/svg+xml", body: .bytes(PackageResources.icon_svg))
    case "/colours.css":
      return await asked { study in
        let css = CodeColours(study.codebook).styleSheet
        return WebAnswer(type: "text/css; charset=utf-8", body: .bytes(Array(css.utf8)))
      }
    default:
      if request.path.hasPrefix("/assets/"),
        let asset = PageTemplates.assets[String(request.path.dropFirst("/assets/".count))]
      {
        return WebAnswer(type: asset.type, body: .bytes(asset.bytes))
      }
      return await shown { frame in frame.page(of: Problem.noSuchPage()) }
    }
  }

  /// A page; what goes wrong is said in a page, too.
  private func shown(_ make: @Sendable @escaping (PageFrame) throws -> WebAnswer) async -> WebAnswer {
    let desk = desk
    return await asked { study in
      let frame = PageFrame(desk: desk, study: study)
      do {
        return try make(frame)
      } catch {
        return frame.page(of: error)
      }
    }
  }

  /// An answer for a script.
  private func told<Told: Encodable & Sendable>(_ make: @Sendable @escaping (Study) throws -> Told) async -> WebAnswer {
    await asked { try .json(make($0)) }
  }

  private func asked(_ make: @Sendable @escaping (Study) throws -> WebAnswer) async -> WebAnswer {
    do {
      return try await desk.read(make)
    } catch {
      return .failure(error)
    }
  }

  // MARK: What is decided

  private func decision(_ request: WebRequest) async -> WebAnswer {
    do {
      switch request.path {
      case "/api/code": return try await decided(request, as: DecisionRequest.Code.self) { try $0.decide($1) }
      case "/api/untag": return try await decided(request, as: DecisionRequest.Untag.self) { try $0.decide($1) }
      case "/api/memo": return try await decided(request, as: DecisionRequest.Memo.self) { try $0.decide($1) }
      case "/api/read": return try await decided(request, as: DecisionRequest.Read.self) { try $0.decide($1) }
      case "/api/undo":
        let asked = try Self.decoded(request, as: DecisionRequest.Undo.self)
        if asked.consensus ?? false { return try .json(await desk.writeConsensus { try $0.decide(asked) }) }
        return try .json(await desk.write { try $0.decide(asked) })
      case "/api/judge":
        let asked = try Self.decoded(request, as: DecisionRequest.Judge.self)
        let hits = try await desk.read { study in try asked.ids.map(study.hit) }
        return try .json(await desk.write { try $0.decide(asked, hits: hits) })
      case "/api/adjust":
        let asked = try Self.decoded(request, as: DecisionRequest.Adjust.self)
        // Ids of codings are UUIDs.
        let hit: HitRecord? = try await desk.read { study in
          try UUID(uuidString: asked.id) == nil ? study.hit(asked.id) : nil
        }
        return try .json(await desk.write { try $0.decide(asked, hit: hit) })
      case "/api/codebook": return try await written(request, as: CodebookRequest.self) { try $0.decide($1) }
      case "/api/rule-hits":
        let asked = try Self.decoded(request, as: CodebookRequest.self)
        let (folder, coder) = (desk.folder, desk.coder)
        return try .json(await desk.read { try RuleHits($0, folder, coder: coder, asked) })
      case "/api/split": return try await written(request, as: SplitRequest.self) { try $0.decide($1) }
      case "/api/summary": return try await decided(request, as: SummaryRequest.self) { try $0.decide($1) }
      case "/api/pin": return try await decided(request, as: PinRequest.self) { try $0.decide($1) }
      case "/api/resolve":
        let asked = try Self.decoded(request, as: CaseRequest.self)
        let resolved = try await desk.read { try asked.resolved($0) }
        return try .json(await desk.writeConsensus { try $0.decide(resolved) })
      case "/api/import":
        let asked = try Self.decoded(request, as: ImportRequest.self)
        let folder = desk.folder
        if asked.write ?? false { return try .json(await desk.write { _ in try asked.answer(folder) }) }
        return try .json(await desk.read { _ in try asked.answer(folder) })
      case "/api/new-code": return try await decided(request, as: NewCode.self) { try $0.decide($1) }
      default: throw Problem.noSuchPage()
      }
    } catch {
      return .failure(error)
    }
  }

  private func decided<Asked: Decodable & Sendable>(
    _ request: WebRequest, as type: Asked.Type,
    _ decide: @Sendable @escaping (CodingSession, Asked) throws -> DecisionAnswer
  ) async throws -> WebAnswer {
    let asked = try Self.decoded(request, as: type)
    return try .json(await desk.write { try decide($0, asked) })
  }

  private func written<Asked: Decodable & Sendable, Answer: Encodable & Sendable>(
    _ request: WebRequest, as type: Asked.Type, _ decide: @Sendable @escaping (CodingSession, Asked) throws -> Answer
  ) async throws -> WebAnswer {
    let asked = try Self.decoded(request, as: type)
    return try .json(await desk.write { try decide($0, asked) })
  }

  private static func decoded<Asked: Decodable>(_ request: WebRequest, as type: Asked.Type) throws -> Asked {
    do {
      return try JSONDecoder().decode(type, from: Data(request.body))
    } catch {
      throw Problem.requestUnreadable("it has another form")
    }
  }
}

extension QueryItems {
  /// - Throws: `Problem` where the address does not say it.
  func required(_ key: String) throws -> String {
    guard let value = self[key] else { throw Problem.queryUnreadable(key) }
    return value
  }
}
