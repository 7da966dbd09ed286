import Foundation

/// What git writes into a file that two people have changed in the same place, until somebody decides.
public enum ConflictMarks {
  /// The 1-based line of the first mark; `nil` where no line begins with `<<<<<<< ` and a later one with `>>>>>>> `.
  public static func line(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let start = beginning(of: "<<<<<<< ", in: buffer, from: 0),
        beginning(of: ">>>>>>> ", in: buffer, from: start) != nil
      else { return nil }
      return buffer[..<start].count { $0 == 0x0A } + 1
    }
  }

  /// Index of the first line at or after `start` that begins with a mark, whose characters are in ASCII.
  private static func beginning(of mark: StaticString, in buffer: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let length = mark.utf8CodeUnitCount
    var place = start
    while let base = buffer.baseAddress, buffer.count - place >= length,
      let found = memchr(base + place, Int32(mark.utf8Start.pointee), buffer.count - place)
    {
      place = UnsafeRawPointer(found) - base
      let isAtStart = place == 0 || buffer[place - 1] == 0x0A
      if isAtStart, buffer.count - place >= length, memcmp(base + place, mark.utf8Start, length) == 0 { return place }
      place += 1
    }
    return nil
  }
}

extension Problem {
  /// - Parameter line: 1-based, of the first mark.
  public static func conflictLeft(file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "git has left a conflict in the file",
      remedy: "Keep what is right of both versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.")
  }
}
