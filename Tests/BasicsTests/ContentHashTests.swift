import Basics
import Testing

@Suite struct ContentHashTests {
  /// FIPS 180-4 examples: SHA-256 of "abc" and of the empty message.
  @Test func publishedExamples() {
    #expect(
      ContentHash(of: Array("abc".utf8)).hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      ContentHash(of: [UInt8]()).hexadecimal
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
