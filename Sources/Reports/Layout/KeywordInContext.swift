/// A match between what is before and after it, cut to a width, so that the matches of many lines are under one
/// another whatever the widths of their characters.
public struct KeywordInContext: Sendable, Hashable {
  /// Right-aligned in its field: padded in front to exactly the width that was asked for.
  public let left: String
  public let keyword: String
  public let right: String

  /// Columns between the match and its context, on each side.
  public static let gap = 2

  /// - Parameters:
  ///   - text: the match with its context; line breaks become spaces.
  ///   - keyword: the match in `text`: scalars, 0-based, end-exclusive; cut to the text where it goes beyond it.
  ///   - leftWidth: columns for the context before the match; the same for all lines. Without it, the match is centred.
  ///   - width: columns of the whole.
  ///   - ellipsis: what is written where context was cut off.
  public init(text: String, keyword: Range<Int>, leftWidth: Int? = nil, width: Int, ellipsis: String = "…") {
    let shown = DisplayText(oneLine: text)
    let match = keyword.clamped(to: 0..<shown.count)
    let dots = DisplayWidth.of(ellipsis)
    let leftWidth = min(leftWidth ?? Self.leftWidth(widest: shown.width(match), width: width), width)
    let matchRoom = max(width - leftWidth - 2 * Self.gap, 2)
    var word = shown.string(match)
    if shown.width(match) > matchRoom {
      word = shown.string(shown.prefix(of: match, fitting: matchRoom - dots)) + ellipsis
    }
    let rightWidth = max(matchRoom - DisplayWidth.of(word), 0)

    let before = shown.trimmed(0..<match.lowerBound)
    var left = shown.string(before)
    if shown.width(before) > leftWidth {
      let kept = Self.wholeWords(shown.suffix(of: before, fitting: leftWidth - dots), of: shown, cutInFront: true)
      left = leftWidth < dots ? "" : ellipsis + shown.string(kept)
    }
    let after = shown.trimmed(match.upperBound..<shown.count)
    var right = shown.string(after)
    if shown.width(after) > rightWidth {
      let kept = Self.wholeWords(shown.prefix(of: after, fitting: rightWidth - dots), of: shown, cutInFront: false)
      right = rightWidth < dots ? "" : shown.string(kept) + ellipsis
    }
    self.left = String(repeating: " ", count: max(leftWidth - DisplayWidth.of(left), 0)) + left
    self.keyword = word
    self.right = right
  }

  /// Columns before the match when the widest match of all lines takes `widest` columns, and the whole `width`.
  public static func leftWidth(widest: Int, width: Int) -> Int {
    max((width - 2 * gap - min(widest, width / 3)) / 2, 0)
  }

  /// The whole line.
  public var line: String {
    let space = String(repeating: " ", count: Self.gap)
    return left + space + keyword + (right.isEmpty ? "" : space + right)
  }

  /// Drops a Western word that the cut has torn, where most of the context stays.
  static func wholeWords(_ kept: Range<Int>, of text: DisplayText, cutInFront: Bool) -> Range<Int> {
    func isLetter(_ index: Int) -> Bool {
      text.scalars.indices.contains(index) && text.width(at: index) != 2
        && (text.scalars[index].properties.isAlphabetic || text.width(at: index) == 0)
    }
    let longest = 12
    guard kept.count > 2 * longest else { return text.trimmed(kept) }
    var low = kept.lowerBound
    var high = kept.upperBound
    if cutInFront {
      while low - kept.lowerBound < longest, isLetter(low - 1), isLetter(low) { low += 1 }
    } else {
      while kept.upperBound - high < longest, isLetter(high - 1), isLetter(high) { high -= 1 }
    }
    return text.trimmed(low..<high)
  }
}
