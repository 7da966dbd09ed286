/// The allotment study with a survey of sixteen plot holders, hypotheses and joint displays. All of it is invented.
enum SharedGardenStudy {
  /// The coded study with its survey.
  static func bench() async throws -> StudyBench {
    let bench = try await CodedStudies.allotment()
    for (path, text) in files { try bench.write(text, to: path) }
    return bench
  }

  static let files: [String: String] = [
    "study.yaml": configuration, "respondents/participants.csv": participants, "respondents/survey.csv": survey,
  ]

  static let participants = """
    id,pseudonym,age,gender,site,years,respondent_id
    A1,Maud,71,female,north,30,R1
    A2,Idris,44,male,north,2,R2
    A3,Perpetua,58,female,south,12,R3
    A4,Olle,35,male,south,1,
    A5,Wen,29,female,,,

    """

  static let survey = """
    respondent,member,plot_years,trust,harvest,soil_kind
    R1,1,30,5,12.5,clay
    R2,0,2,3,8,clay
    R3,1,12,4,11,sand
    R4,0,1,1,9.5,sand
    R5,1,8,5,7,clay
    R6,0,15,2,10,clay
    R7,1,3,4,8.5,sand
    R8,0,6,3,12,clay
    R9,1,20,4,9,sand
    R10,0,11,2,11.5,sand
    R11,1,5,3,8,clay
    R12,0,9,3,10.5,clay
    R13,1,14,5,9.5,sand
    R14,0,4,1,7.5,clay
    R15,1,25,4,12,sand
    R16,0,17,3,10,clay

    """

  static let configuration =
    AllotmentStudy.configuration + """
      survey:
        file: respondents/survey.csv
        id: respondent
        variables:
          member: {label: "member of the association", type: nominal, values: {0: "no", 1: "yes"}}
          plot_years: {label: "years on the plot", type: interval}
          trust: {label: "trust in the neighbours", type: interval}
          harvest: {label: "harvest, kilos a week", type: interval}
          soil_kind: {label: "soil", type: nominal}
      models:
        T: {outcome: trust, terms: [member, plot_years]}
        H: {outcome: harvest, terms: [member, plot_years]}
      hypotheses:
        trusting:
          claim: "Members trust their neighbours more."
          model: T
          term: member
          codes: [help, order]
          pinned: [20000006]
          inference:
            fit: complementary
            note: "Help is told by nearly everybody, and trust is not the word they use."
        harvesting:
          claim: "Members harvest less, for they spend their time on others."
          model: H
          term: member
          expected: negative
          codes: [help.water]
          levels: [old]
        lasting:
          claim: "The longer somebody is there, the smaller the harvest."
          model: H
          term: plot_years
          expected: negative
          codes: [soil]
          inference: {fit: silent}
      joint:
        claims:
          title: "Claims about the gardens"
          shape: hypotheses
          by: tenure
        effects:
          shape: themes
          by: site
          quotes: 2
          themes:
            - label: "Membership"
              term: member
              models: [T, H]
              codes: [help, order]
        gardeners:
          shape: cases
          by: tenure
          scores: [trust, harvest, soil_kind]
          sort: harvest

      """
}
