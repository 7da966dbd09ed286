import ArgumentParser
import Deciding

struct MergeDriver: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver",
    abstract: "Merge two versions of a journal for git.",
    discussion: """
      git calls it with the common ancestor, this side and the other side; the union is written over this side, in the \
      order of time. Without it git merges journals line by line (`merge=union` in .gitattributes), which is right as \
      long as nobody has rewritten a line. Two lines set it up in a clone:

        git config merge.strand.driver "strand merge-driver %O %A %B"
        echo "codings/*.jsonl merge=strand" >> .git/info/attributes

      EXAMPLES:
        strand merge-driver base.jsonl ours.jsonl theirs.jsonl
      """)

  @Argument(help: ArgumentHelp("The common ancestor (%O).", valueName: "ancestor"), completion: .file())
  var ancestor: String

  @Argument(help: ArgumentHelp("This side (%A); the result is written here.", valueName: "ours"), completion: .file())
  var ours: String

  @Argument(help: ArgumentHelp("The other side (%B).", valueName: "theirs"), completion: .file())
  var theirs: String

  func run() throws { try JournalMerge.mergeFiles(ancestor: ancestor, ours: ours, theirs: theirs) }
}
