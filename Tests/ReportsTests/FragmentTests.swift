import Testing

@testable import Reports

struct FragmentTests {
  @Test(arguments: ["norms.formal", "a:b~c d", "邻居 🙂", "~7e~", "", "<script>", "takes part, often"])
  func partsAreThoseThatANameWasMadeOf(_ name: String) {
    #expect(Fragment.parts(of: Fragment.of(name, name)) == [name, name])
    let fragment = Fragment.quotes(code: name, grouping: "x", level: name)
    #expect(Fragment.parts(of: fragment) == ["quotes", name, "x", name])
  }
}
