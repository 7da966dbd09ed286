/// Four interviews and a group talk about an allotment garden, invented for these tests. In it stand: four ways of
/// writing turns, words of the interviewer that the rules would hit, a guest who is in no table, a person without a
/// level, and a parent code whose children overlap.
enum AllotmentStudy {
  static let files: [String: String] = [
    "study.yaml": configuration, "codebook/codes.yaml": codebook, "respondents/participants.csv": participants,
    "transcripts/a1.txt": maud, "transcripts/a2.txt": idris, "transcripts/a3.txt": perpetua,
    "transcripts/a4.txt": olle, "transcripts/shed.txt": shed,
  ]

  static let configuration = """
    study: allotment
    title: "Sharing on two allotment sites"
    language: en
    groups:
      tenure:
        label: "time on the site"
        levels:
          new: {label: "newcomers", where: "years < 3"}
          old: {label: "long-standing", where: "years >= 3"}
      site:
        column: site

    """

  static let codebook = """
    codebook: "Sharing"
    codes:
      - id: help
        name: "Help"
        definition: "Somebody does something for somebody else."
        colour: "#0072b2"
        rules:
          - stem: help
        codes:
          - id: help.tools
            name: "Lending tools"
            examples:
              - "He lent me his spade."
            rules:
              - near: [lent, spade]
                within: 6 words
              - "wheelbarrow"
          - id: help.water
            name: "Watering for others"
            rules:
              - all: [{stem: water}, beans]
                unless: [own]
      - id: order
        name: "Rules and fines"
        was: [norms]
        exclude:
          - "Rules of games."
        rules:
          - "committee"
          - "rule*"
          - regex: "fine[sd]?"
            span: match
      - id: soil
        name: "Soil"
        definition: "Coded by hand only."

    """

  static let participants = """
    id,pseudonym,age,gender,site,years
    A1,Maud,71,female,north,30
    A2,Idris,44,male,north,2
    A3,Perpetua,58,female,south,12
    A4,Olle,35,male,south,1
    A5,Wen,29,female,,

    """

  static let maud = """
    ---
    title: "Maud, plot 14"
    date: 2021-05-03
    interviewer: Interviewer
    participants:
      Maud: A1
    language: en
    ---

    Interviewer: Who helps you on the plot? Does the committee help?

    Maud: The committee? No. My neighbour helped me dig the first year, and then he lent me his spade for good. I never \
    gave it back.

    Interviewer: And now?

    Maud: Now I water his beans when he is away. (laughs) We help each other, that is all it is.
    I would not call it friendship.

    Interviewer: Were you ever fined by the committee?

    Maud: Once. Two pounds for the hedge. The fine went into the tea box. The soil here is clay, you can make pots of it.

    """

  static let idris = """
    ---
    interviewer: Q
    participants:
      A: A2
    ---

    Q: When did you come here?

    A: Two summers ago. Nobody helped. I carried everything by hand until somebody left a wheelbarrow at my gate.

    Q: Do you know who it was?

    A: No idea. I water my own beans and they water theirs.

    Q: What about the committee and its fines?

    A: I got a letter. The committee fined me for the height of my shed, and I paid. The soil is good on the low side.

    """

  static let perpetua = """
    ---
    participant: A3
    ---

    [00:00:05] Interviewer: Tell me about the pump.

    [00:00:11] Perpetua: The pump is everybody's and so it is nobody's. In the dry year we helped one another, we \
    watered the beans of the sick ones first.

    [00:01:40] Interviewer: Who decided that?

    [00:01:44] Perpetua: Not the committee. We did. Afterwards the committee wrote it down as a rule. That is how rules \
    are made here: first somebody does it, then it is written.

    """

  static let olle = """
    Interviewer  00:04
    How do you get on with the others?

    Olle  00:09
    I do my thing. I lent a spade to a man once and the spade is gone. The help stopped there.

    Interviewer  00:31
    And the soil?

    Olle  00:35
    Sand. It is all sand on our side, the soil runs through your fingers like nothing.

    Interviewer  00:52
    Thank you.

    Olle  00:55
    Is that all?

    """

  static let shed = """
    ---
    title: "Tea in the shed"
    interviewer: Moderator
    participants:
      Perpetua: A3
      Olle: A4
      Wen: A5
      Visitor:
    ---

    Moderator: What would you do for one another? Would you help?

    Wen: I would lend anything. Somebody lent me a spade on my first day, and I still think of that as help.

    Perpetua: You say that now.

    Olle: I would not.

    Visitor: On our site there are fines for that. The committee is strict.

    Wen: A fine for kindness! The soil would laugh.

    Perpetua: Help is not kindness. Help is so that the wheelbarrow comes back.

    """

  /// What two coders did by hand: some of it the same, some of it overlapping, one passage over several turns.
  static let tags: [String: String] = [
    "anna": """
    transcript,code,quote,nth,turn,note
    a1,help,"My neighbour helped me dig the first year",,,
    a1,soil,"The soil here is clay",,,first mention
    a2,soil,"The soil is good on the low side",,,
    a2,help,,,2,
    shed,order,,,5-7,
    shed,help.tools,"Help is so that the wheelbarrow comes back",,,
    a1,help,,,1-2,

    """,
    "bo": """
    transcript,code,quote,nth,turn,note
    a1,help,"helped me dig the first year, and then he lent me his spade",,,
    a1,help.tools,"he lent me his spade",,,
    a3,order,"Not the committee. We did",,,
    a3,help,"we watered the beans of the sick ones first",,,
    a4,soil,"Sand",1,,
    shed,order,"The committee is strict",,,
    a1,norms,"Two pounds for the hedge",,,

    """,
  ]
}
