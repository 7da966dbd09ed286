import Testing

@testable import Workbench

struct AdmissionTests {
  private let admission = Admission(port: 4000, token: "t0ken", secret: "s3cret")

  private func request(_ method: String = "GET", _ path: String = "/", query: String? = nil) -> WebRequest {
    var request = WebRequest(method: method, path: path, query: query)
    request.host = "127.0.0.1:4000"
    request.cookie = "other=1; strand-4000=s3cret"
    if method != "GET" {
      request.origin = "http://127.0.0.1:4000"
      request.contentType = "application/json; charset=utf-8"
    }
    return request
  }

  private func refusal(_ change: (inout WebRequest) -> Void, _ method: String = "GET", _ path: String = "/") -> Int? {
    var request = request(method, path)
    change(&request)
    return admission.refusal(of: request)?.status
  }

  @Test func itsOwnPageIsLetIn() {
    #expect(refusal { _ in } == nil)
    #expect(refusal({ _ in }, "POST", "/api/code") == nil)
    #expect(refusal { $0.fetchSite = "same-origin" } == nil)
    #expect(refusal { $0.host = "LOCALHOST:4000" } == nil)
  }

  @Test func everythingElseIsRefused() {
    #expect(refusal { $0.cookie = nil } == 401)
    #expect(refusal { $0.cookie = "strand-4000=s3cre" } == 401)
    #expect(refusal { $0.cookie = "strand-4001=s3cret" } == 401)
    #expect(refusal { $0.host = nil } == 421)
    #expect(refusal { $0.host = "evil.example:4000" } == 421)
    #expect(refusal { $0.origin = "http://127.0.0.1:4001" } == 403)
    #expect(refusal({ $0.origin = nil }, "POST") == 403)
    #expect(refusal({ $0.contentType = "text/plain" }, "POST") == 415)
    #expect(refusal { $0.fetchSite = "cross-site" } == 403)
  }

  @Test func theEntranceNeedsNoCookieButTheToken() {
    #expect(refusal({ $0.cookie = nil }, "GET", "/enter") == nil)
    #expect(refusal({ $0.fetchSite = "cross-site" }, "GET", "/enter") == nil, "a link in a letter may lead there")
    #expect(admission.entrance(request("GET", "/enter", query: "token=t0ken")).status == 200)
    #expect(admission.entrance(request("GET", "/enter", query: "token=t0keN")).status == 401)
    #expect(admission.entrance(request("GET", "/enter")).status == 401)
    #expect(refusal({ $0.cookie = nil }, "POST", "/enter") == 401)
  }

  @Test func anAddressForOnceLetsInOnce() throws {
    let token = try #require(admission.addressForOnce().split(separator: "=").last)
    #expect(admission.entrance(request("GET", "/enter", query: "token=\(token)")).status == 200)
    #expect(admission.entrance(request("GET", "/enter", query: "token=\(token)")).status == 401)
  }

  @Test func secretsAreLongAndNeverTheSame() {
    let made = Set((0..<100).map { _ in Admission.random() })
    #expect(made.count == 100 && made.allSatisfy { $0.count == 64 })
  }
}

struct QueryItemsTests {
  @Test func anyTextComesBackAsItWasWritten() {
    let pairs = [("by", "town"), ("where", "age >= 60 AND x = '邻居 🙂'"), ("by", "a&b=c+d%20")]
    let items = QueryItems(QueryItems(pairs.map { (key: $0.0, value: $0.1) }).text)
    #expect(items.pairs.map(\.key) == pairs.map(\.0) && items.pairs.map(\.value) == pairs.map(\.1))
    #expect(items.all("by") == ["town", "a&b=c+d%20"])
  }

  @Test func formsOfBrowsersAreRead() {
    let items = QueryItems("where=age+%3E+30&codes=&page=%zz&x")
    #expect(items["where"] == "age > 30" && items["page"] == "%zz")
    #expect(items["codes"] == nil && items["x"] == nil, "a field that is empty says nothing")
  }
}
