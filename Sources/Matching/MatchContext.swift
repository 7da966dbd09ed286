import Transcripts

/// The working memory for matching on one thread. Make one per thread with `Matcher.makeContext()` and reuse it.
public final class MatchContext {
  let finder: TermFinder
  let segmenter: Segmenter
  var sentences: SentenceFinder

  init(finder: TermFinder) {
    self.finder = finder
    segmenter = Segmenter(language: finder.terms.language)
    sentences = SentenceFinder(segmenter)
  }
}
