import ArgumentParser
import Basics

/// The root command: every verb is a file in `Verbs/`.
struct Strand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strand",
    abstract: "Qualitative coding beside survey data, from transcripts to tested comparisons.",
    discussion: """
      A study is a folder: study.yaml, codebook/, transcripts/, respondents/ and codings/. Commands find the one they \
      are run in; --study DIR names another.

      Results go to standard output, everything else to standard error. NO_COLOR turns colours off.

      EXAMPLES:
        strand init my-study                   make a study
        strand import interviews/*.docx        take transcripts in
        strand apply                           find candidates by rules
        strand review norms                    judge them one by one
        strand tag p1 --code norms --turn 4    code a passage by hand
        strand quotes norms --by group         read what was said
        strand compare --by group              who mentions what
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "A STUDY",
        subcommands: [
          Initialise.self, Serve.self, Import.self, ImportProject.self, Reanchor.self, Pseudonymise.self, Check.self,
          Status.self,
          ShowCodebook.self,
        ]),
      CommandGroup(
        name: "CODING",
        subcommands: [
          Apply.self, Stream.self, Suggest.self, Review.self, Tag.self, Untag.self, Accept.self, Reject.self,
          WriteMemo.self,
          ShowMemos.self,
          ShowHistory.self,
          ShowMoves.self,
          Undo.self,
        ]),
      CommandGroup(
        name: "HOUSEKEEPING",
        subcommands: [
          Recode.self, MergeCodes.self, SplitCode.self, RenameTranscript.self, RemoveTranscript.self,
        ]),
      CommandGroup(
        name: "SEVERAL CODERS",
        subcommands: [Assign.self, Done.self, Agree.self, Adjudicate.self, Merge.self, MergeDriver.self]),
      CommandGroup(
        name: "QUESTIONS",
        subcommands: [
          Read.self, ShowQuotes.self, Search.self, Words.self, Compare.self, Cooccur.self, Map.self,
          ShowSaturation.self, Framework.self,
        ]),
      CommandGroup(
        name: "THE SURVEY",
        subcommands: [
          Describe.self, Correlate.self, TestGroups.self, ShowScale.self, Regress.self, Export.self,
        ]),
      CommandGroup(
        name: "BOTH STRANDS",
        subcommands: [
          Quantify.self, Joint.self, Run.self, WriteReport.self, MakeFigures.self, ShowChecklist.self,
        ]),
      CommandGroup(name: "PUBLISHED TABLES", subcommands: [Vet.self]),
    ]
  )
}

enum Version {
  static let text = "0.2.0"
}
