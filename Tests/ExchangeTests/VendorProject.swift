import FileContents
import Foundation

/// One small project as different programs would write it.
struct VendorProject {
  var utf16 = false
  var crlfCountsTwo = false
  var lineEnd = "\n"
  var hasMark = false
  var markCounts = false
  var sources = "sources"
  var projectName = "project.qde"
  var braces = false
  var upperCase = true
  var hasNames = true
  var namespace = "urn:QDA-XML:project:1.0"

  /// Lines of the text; what is between « and » is a passage.
  var lines = [
    "Ana Roe: Good morning. 😀 How did you come to the well?",
    "P1: «We dug it ourselves», my brother and I, in 1998.",
    "Ana Roe: And who pays?",
    "P1: «Everybody does 👍🏽 a little», even the e\u{301}lder ones. «Nobody asks»",
  ]

  private func guid(_ number: Int) -> String {
    let digits = String(format: "%08x-1111-4222-8333-44444444aaaa", number)
    let cased = upperCase ? digits.uppercased() : digits
    return braces ? "{\(cased)}" : cased
  }

  /// The archive.
  func archive() throws -> [UInt8] {
    let marked = lines.joined(separator: lineEnd)
    var text = ""
    var starts: [Int] = []
    var passages: [(start: Int, end: Int, words: String)] = []
    for character in marked.unicodeScalars {
      if character == "«" {
        starts.append(text.unicodeScalars.count)
      } else if character == "»" {
        let start = starts.removeLast()
        let scalars = Array(text.unicodeScalars)
        passages.append((start, scalars.count, String(String.UnicodeScalarView(scalars[start...]))))
      } else {
        text.unicodeScalars.append(character)
      }
    }
    let scalars = Array(text.unicodeScalars)
    func offset(_ scalar: Int) -> Int {
      var result = hasMark && markCounts ? 1 : 0
      for index in 0..<scalar {
        if !crlfCountsTwo, scalars[index] == "\r" { continue }
        result += utf16 ? scalars[index].utf16.count : 1
      }
      return result
    }
    func selection(_ index: Int) -> String {
      let passage = passages[index]
      let name = hasNames ? " name=\"\(passage.words)\"" : ""
      return """
        <PlainTextSelection guid="\(guid(100 + index))"\(name) startPosition="\(offset(passage.start))" \
        endPosition="\(offset(passage.end))"><Coding guid="\(guid(200 + index))" creatingUser="\(guid(1))" \
        creationDateTime="2024-03-0\(index + 1)T10:00:00Z"><CodeRef targetGUID="\(guid(11))"/></Coding></PlainTextSelection>
        """
    }
    let project = """
      <?xml version="1.0" encoding="utf-8"?>
      <Project xmlns="\(namespace)" name="Wells" origin="Vendor 9">
      <Users><User guid="\(guid(1))" name="Mia Lund"/></Users>
      <CodeBook><Codes><Code guid="\(guid(10))" name="Work" isCodable="true" color="#Fa0"><Description>What people do.</Description>
      <Code guid="\(guid(11))" name="Together" isCodable="true"/></Code></Codes></CodeBook>
      <Variables><Variable guid="\(guid(20))" name="age" typeOfVariable="Integer"/></Variables>
      <Cases><Case guid="\(guid(30))" name="P1"><VariableValue><VariableRef targetGUID="\(guid(20))"/>\
      <IntegerValue>61</IntegerValue></VariableValue><SourceRef targetGUID="\(guid(40))"/></Case></Cases>
      <Sources><TextSource guid="\(guid(40))" name="Well 1.txt" plainTextPath="internal://\(guid(40)).txt">
      \(passages.indices.map(selection).joined(separator: "\n"))
      </TextSource></Sources></Project>
      """
    let bytes = (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    return try ArchiveWriter.archive([
      (projectName, Array(project.utf8)), ("\(sources)/\(guid(40)).txt", bytes),
    ])
  }
}
