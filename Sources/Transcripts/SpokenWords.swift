/// Where words are counted: what speakers say, by `Segmenter.words`, which leaves out stage directions. Labels and
/// times in front of turns are no part of a turn's span and are not counted. Interviewers' words are counted like
/// all others; who is left out of a count is said where the count is made.
public enum SpokenWords {
  /// Turns and words of each speaker of a transcript.
  /// - Parameter speakers: in the transcript's order, where their roles and participants are known better than the
  ///   transcript says.
  public static func shares(of transcript: Transcript, speakers: [Speaker]? = nil) -> [SpeakerShare] {
    let segmenter = Segmenter(language: transcript.language)
    var turns = [Int](repeating: 0, count: transcript.speakers.count)
    var words = turns
    for turn in transcript.turns {
      turns[turn.speaker] += 1
      words[turn.speaker] += segmenter.words(in: transcript.text, of: turn.span).count
    }
    return (speakers ?? transcript.speakers).enumerated().map { index, speaker in
      SpeakerShare(
        label: speaker.label, role: speaker.role, participant: speaker.participant, turns: turns[index],
        words: words[index])
    }
  }
}
