import Basics
import Testing

@Suite struct ConflictMarksTests {
  @Test(
    arguments: [
      ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n", 2), ("<<<<<<< HEAD\n=======\n>>>>>>> x", 1),
      ("a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\n>>>>>>> x\r\n", 2),
      // Half of it is no conflict, nor is what stands inside a line.
      ("a\n<<<<<<< HEAD\nb\n", nil), (">>>>>>> x\n<<<<<<< HEAD\n", nil), ("a <<<<<<< b\n>>>>>>> c\n", nil), ("", nil),
      ("a <<<<<<< b\n<<<<<<< HEAD\nx\n >>>>>>> x\n>>>>>>> y\n", 2), ("<<<<<<<", nil),
    ] as [(String, Int?)])
  func theFirstLineIsNamed(_ text: String, _ line: Int?) {
    #expect(ConflictMarks.line(in: Array(text.utf8)) == line)
  }
}
