/// What holds inside one group of a Rich Text Format file, and at its end is as it was before.
struct RTFState {
  /// Where text goes.
  enum Destination: Equatable {
    case words
    case passedOver
    case fontTable
    /// A header or a footer: dropped, but counted where it has words.
    case header
    /// Text that is remembered under the name of its control word: a list's number, a comment's author.
    case captured(String)
  }

  /// What is to be done when the group ends.
  enum Ending: Equatable {
    case nothing
    case capture(String)
    case note(Int)
    case comment
    case box
    case header
    case field
  }

  var destination = Destination.words
  var ending = Ending.nothing
  /// Index in the font table.
  var font: Int?
  /// How many characters stand in for one of Unicode, for programs that don't know it.
  var standIns = 1
  var isHidden = false
  var isDeleted = false
  var isInserted = false
  /// Whether `\*` has just been read: a destination that is not known is passed over.
  var isOptional = false
}
