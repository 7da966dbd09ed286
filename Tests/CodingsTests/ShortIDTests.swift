import Basics
import Codings
import Foundation
import Testing

@Suite struct ShortIDTests {
  private let ids = [
    "0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b-aaaa-469f-a165-70867728950e",
    "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  ]
  .compactMap(UUID.init(uuidString:))

  @Test func shortest() {
    #expect(ShortID.shortest(ids[2]) == "7c9e6679")
  }

  @Test(arguments: ["7c9e", "7C9E6679", "7c9e6679-74", "7c9e6679-7425-40de-944b-e07fc1f90ae7"])
  func unique(_ prefix: String) throws {
    #expect(try ShortID.resolve(prefix, among: ids) == ids[2])
    #expect(try ShortIDIndex(ids + ids).resolve(prefix) == ids[2])
  }

  @Test func oneIDTwiceIsOne() throws {
    #expect(try ShortID.resolve("7c9e", among: ids + ids) == ids[2])
  }

  @Test(arguments: [
    ("7c9", "`7c9` is not an id", Problem.Kind.usage), ("wxyz", "`wxyz` is not an id", .usage),
    ("7c9e66797", "`7c9e66797` is not an id", .usage), ("", "`` is not an id", .usage),
    ("7c9e6679-7425-40de-944b-e07fc1f90ae77", "`7c9e6679-7425-40de-944b-e07fc1f90ae77` is not an id", .usage),
    ("dead", "there is no id that begins with `dead`", .missingInput),
    (
      "0f8f",
      "2 ids begin with `0f8f`: 0f8fad5b-d9cb-469f-a165-70867728950e, 0f8fad5b-aaaa-469f-a165-70867728950e", .usage
    ),
  ])
  func refused(_ prefix: String, _ what: String, _ kind: Problem.Kind) {
    let found = problems { _ = try ShortID.resolve(prefix, among: ids) }
    #expect(found.map(\.what) == [what])
    #expect(found.map(\.kind) == [kind])
    let sorted = problems { _ = try ShortID.resolve(prefix, among: ids.sorted()) }
    #expect(problems { _ = try ShortIDIndex(ids).resolve(prefix) }.map(\.what) == sorted.map(\.what))
  }
}
