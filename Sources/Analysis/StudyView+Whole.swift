extension StudyView {
  /// Whether every coding of every participant's words is counted, so that a number counts the very quotes that a whole
  /// study's list of quotes shows. Codes may be left out.
  public var countsEveryQuote: Bool {
    countsUsualCoders && filter.origin == nil && reviewsAsStudy && filter.condition == nil
      && filter.speakers == .participants && !filter.perCoder && !filter.onlyCurrentDefinitions
  }
}
