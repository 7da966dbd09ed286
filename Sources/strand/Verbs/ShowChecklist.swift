public import Analysis
public import ArgumentParser
import Reports
import StudyIndex

extension Checklist.Standard: ExpressibleByArgument {}

struct ShowChecklist: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "See which items of COREQ or SRQR the study's files answer, and which are open.",
    discussion: """
      COREQ has 32 items for interviews and focus groups, SRQR 21 for qualitative research of any kind. For each \
      item it shows what is in the files, with places, or that it is open and only the authors can write it.

      EXAMPLES:
        strand checklist
        strand checklist srqr --open
        strand checklist coreq --output coreq.docx
      """)

  @Argument(help: "The checklist.")
  var standard = ChecklistRequest().standard

  @Flag(help: "Only items that the files do not answer, or only partly.")
  var open = ChecklistRequest().open

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: ChecklistRequest {
    var request = ChecklistRequest()
    (request.standard, request.open) = (standard, open)
    return request
  }
}
