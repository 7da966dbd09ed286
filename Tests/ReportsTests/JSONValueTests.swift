import Foundation
import Reports
import Testing

struct JSONValueTests {
  private func json(_ payload: [(String, JSONValue)]) throws -> String {
    try Renderer.render(Report(command: "c", study: "S", payload: payload), as: .json)
  }

  @Test("Keys are sorted, slashes stand, numbers are exact, what is no number is null")
  func values() throws {
    let text = try json([
      ("z", ["a/b": 1, "B": -2.5, "a": .number(0.1)]),
      ("list", [nil, true, "x\"\n邻", .number(.nan), .number(-.infinity)]),
      ("whole", .number(3)), ("big", .integer(.max)),
    ])
    let expected = """
      {
        "big" : 9223372036854775807,
        "command" : "c",
        "inputs" : {

        },
        "list" : [
          null,
          true,
          "x\\"\\n邻",
          null,
          null
        ],
        "study" : "S",
        "unit" : null,
        "whole" : 3,
        "z" : {
          "B" : -2.5,
          "a" : 0.1,
          "a/b" : 1
        }
      }

      """
    #expect(text == expected)
  }

  @Test("A payload cannot replace the common keys")
  func commonKeys() throws {
    #expect(try json([("command", "other"), ("study", 1)]).contains("\"command\" : \"c\""))
  }

  @Test("Missing values are null")
  func optional() throws {
    let none: String? = nil
    #expect(try json([("a", .optional(none))]).contains("\"a\" : null"))
    #expect(try json([("a", .optional(4))]).contains("\"a\" : 4"))
  }
}
