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
      COREQ has 32 items for interviews and focus groups, SRQR 21 for qualitative research of any kind. Each item has \
      what the files say, with places, or is open: then the paper has to say it.

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
