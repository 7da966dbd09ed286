import Basics
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Pictures by the real `rsvg-convert`, where it is installed; `.ci/run` installs it.
@Suite struct FigureConverterTests {
  private static let path = ProcessInfo.processInfo.environment["PATH"]
  private static let isInstalled = FigureConverter(path: path) != nil
  private static let picture =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\"/></svg>"

  @Test(.enabled(if: isInstalled, "rsvg-convert is not installed"))
  func aPictureIsTwiceAsLarge() throws {
    let converter = try #require(FigureConverter(path: Self.path))
    let bytes = try converter.convert(Self.picture, to: "png", shownAs: "x.png")
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // Width and height stand in the first chunk, four bytes each, the greatest first.
    #expect(Array(bytes[16..<24]) == [0, 0, 0, 80, 0, 0, 0, 40])
  }

  @Test(.enabled(if: isInstalled, "rsvg-convert is not installed"))
  func theSamePictureGivesTheSamePage() throws {
    let converter = try #require(FigureConverter(path: Self.path))
    let first = try converter.convert(Self.picture, to: "pdf", shownAs: "x.pdf")
    #expect(first.starts(with: Array("%PDF-".utf8)))
    #expect(try converter.convert(Self.picture, to: "pdf", shownAs: "x.pdf") == first)
  }

  @Test(.enabled(if: isInstalled, "rsvg-convert is not installed"))
  func whatIsNoPictureIsAnError() throws {
    let converter = try #require(FigureConverter(path: Self.path))
    #expect(throws: Problem.self) { try converter.convert("<svg", to: "png", shownAs: "x.png") }
  }

  @Test func withoutTheToolThereIsNoConverter() {
    #expect(FigureConverter(path: "/nowhere:relative") == nil && FigureConverter(path: nil) == nil)
  }
}
