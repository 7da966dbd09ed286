/// A focus group and a monologue, invented for these tests: a label that is a participant's pseudonym, a speaker in two
/// transcripts, a file without labels, no study-wide group.
enum ChoirStudy {
  static let files: [String: String] = [
    "study.yaml": "study: choir\nlanguage: en\n", "codebook/codes.yaml": codebook,
    "respondents/participants.csv": participants, "transcripts/circle.txt": circle, "transcripts/letter.txt": letter,
  ]

  static let codebook = """
    codes:
      - id: belonging
        name: "Belonging"
        rules:
          - stem: belong
          - "one of us"
          - any: [together, "each other"]
      - id: voice
        name: "Voice"
        rules:
          - regex: "sing(s|ing)?"
            span: turn
      - id: voice.low
        name: "Low voices"
        rules:
          - "bass"

    """

  static let participants = """
    id,pseudonym,voice,joined
    K1,Ruth,alto,2001
    K2,Sami,bass,2019
    K3,Ines,soprano,2019
    K4,Piet,bass,1998

    """

  static let circle = """
    ---
    date: 2022-11-02
    interviewer: Moderator
    participants: [Ruth, Sami, Ines]
    ---

    Moderator: Do you feel that you belong? Do you like singing together?

    Ruth: I belong, yes. We sing together, we shout at each other, we sing.

    Sami: In the bass you are one of us after one evening.
    After two you are family.

    Ines: I sing. I don't know about belonging. [pause] Ask me in a year.

    Ruth: See, she is one of us already.

    Moderator: One of us?

    Sami: Belonging is when nobody asks.

    """

  static let letter = """
    ---
    participant: K4
    ---

    I left the choir, and still I belong to it. You do not stop being one of us.

    I sing in the kitchen now, bass to the kettle.

    """

  static let tags: [String: String] = [
    "anna": """
    transcript,code,turn,quote
    circle,belonging,2-4,
    letter,voice,,I sing in the kitchen now
    circle,voice.low,,In the bass you are one of us

    """
  ]
}
