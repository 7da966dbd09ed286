/// Categories of words, as dictionaries of content analysis have them: words, beginnings (`help*`) and phrases.
public struct WordDictionary: Sendable {
  public struct Category: Sendable, Hashable {
    /// With the categories above it: `emotion.joy`.
    public let name: String
    /// Its own part of the name.
    public let label: String
    /// 0 for the uppermost.
    public let depth: Int
    /// Index of the category above.
    public let parent: Int?
  }

  /// One entry: a row of words, each with `*` for any letters and `?` for one.
  struct Entry: Sendable, Hashable {
    let words: [Pattern]
    let category: Int
  }

  /// In the order of the file; a category is before those below it.
  public let categories: [Category]
  let entries: [Entry]
  /// Entries without a letter or digit, as they are written (`:)`): no word of a transcript is like them.
  public let wordless: [String]

  init(categories: [Category], entries: [Entry], wordless: [String] = []) {
    self.categories = categories
    self.entries = entries
    self.wordless = wordless
  }

  /// A category with all those above it.
  func chain(_ category: Int) -> [Int] {
    var chain = [category]
    while let parent = categories[chain[chain.count - 1]].parent { chain.append(parent) }
    return chain
  }
}

extension WordDictionary {
  /// One word of an entry, folded.
  struct Pattern: Sendable, Hashable {
    let scalars: [UInt32]
    let isPlain: Bool

    /// - Parameter text: folded.
    init(_ text: String) {
      scalars = text.unicodeScalars.map(\.value)
      isPlain = !text.contains("*") && !text.contains("?")
    }

    /// The letters before the only `*`, which is at the end; `nil` for other patterns.
    var beginning: [UInt32]? {
      guard scalars.last == 0x2A, !scalars.dropLast().contains(0x2A), !scalars.contains(0x3F) else { return nil }
      return Array(scalars.dropLast())
    }

    /// The usual matching of `*` and `?`, with one place to go back to.
    func matches(_ word: [UInt32]) -> Bool {
      var (place, letter) = (0, 0)
      var star: (place: Int, letter: Int)?
      while letter < word.count {
        if place < scalars.count, scalars[place] == 0x2A {
          star = (place, letter)
          place += 1
        } else if place < scalars.count, scalars[place] == 0x3F || scalars[place] == word[letter] {
          place += 1
          letter += 1
        } else if let last = star {
          star = (last.place, last.letter + 1)
          place = last.place + 1
          letter = last.letter + 1
        } else {
          return false
        }
      }
      return scalars[place...].allSatisfy { $0 == 0x2A }
    }
  }
}
