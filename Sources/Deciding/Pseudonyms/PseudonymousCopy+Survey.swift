import Basics
import Foundation
import Respondents
import StudyDefinition
import StudyIndex
import Transcripts

extension PseudonymousCopy {
  /// Text is replaced in; a file of another program is taken as it is when no name stands in it.
  mutating func survey(_ configuration: SurveyConfiguration) throws {
    if contents.contains(where: { $0.path == configuration.file }) { return }
    let url = folder.root.appendingPathComponent(configuration.file)
    let bytes = try Files.read(url, shownAs: configuration.file)
    if ["csv", "tsv", "txt"].contains(url.pathExtension.lowercased()) {
      guard UTF8Validity.firstInvalid(in: bytes) == nil else { throw Problem.surveyNotUTF8(configuration.file) }
      return add(configuration.file, replaced(String(decoding: bytes, as: UTF8.self)))
    }
    let data = try SurveyData.load(folder, configuration)
    for variable in data.table.variables {
      let texts = [variable.name, variable.label].compactMap { $0 } + variable.valueLabels.map(\.label)
      try refuseNames(in: texts, configuration.file)
    }
    for row in 0..<data.table.rowCount {
      for column in data.table.variables.indices {
        if case .text(let text) = data.table.cell(row: row, column: column) {
          try refuseNames(in: [text], configuration.file)
        }
      }
    }
    contents.append((configuration.file, bytes))
  }

  private func refuseNames(in texts: [String], _ file: String) throws {
    for text in texts {
      if let edit = table.replacement.edits(in: text.unicodeScalars).first {
        throw Problem.textsInBinarySurvey(file, table.lines[edit.name])
      }
    }
  }
}
