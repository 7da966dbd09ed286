/// Two interviews in Chinese, invented for these tests: full-width colons, no spaces, columns with Chinese names.
enum TeaVillageStudy {
  static let files: [String: String] = [
    "study.yaml": configuration, "codebook/编码.yaml": codebook, "respondents/participants.csv": participants,
    "transcripts/茶一.txt": first, "transcripts/茶二.txt": second,
  ]

  static let configuration = """
    study: 茶村
    language: zh
    groups:
      住处:
        column: 住处
      年龄组:
        levels:
          长者: "年龄 >= 60"
          青年: "年龄 < 60"

    """

  static let codebook = """
    codes:
      - id: huzhu
        name: "互助"
        definition: "一个人为另一个人做事。"
        examples:
          - "邻居帮我采茶。"
        rules:
          - "帮"
          - "一起"
        codes:
          - id: huzhu.caicha
            name: "一起采茶"
            rules:
              - all: ["采茶", "一起"]
      - id: guiju
        name: "规矩"
        rules:
          - "规矩"
          - "罚"

    """

  static let participants = """
    id,pseudonym,年龄,住处
    T1,陈婆婆,72,上村
    T2,小林,31,下村

    """

  static let first = """
    ---
    title: 陈婆婆
    interviewer: 访谈员
    participants:
      陈婆婆: T1
    language: zh
    ---

    访谈员：您采茶的时候有人帮忙吗？

    陈婆婆：有。隔壁的媳妇帮我背茶篓。我们一起采茶，一起下山。

    访谈员：村里有没有规矩？

    陈婆婆：规矩多了！谁先到谁先采，没人罚你。（笑）可是大家都看着。

    """

  static let second = """
    ---
    interviewer: 问
    participants:
      小林: T2
    language: zh
    ---

    问：你回来几年了？

    小林：两年。没有人帮我，都是我自己学的。𠮷叔说过一次规矩，我忘了。

    问：罚过款吗？

    小林：没罚过。

    """

  static let tags: [String: String] = [
    "anna": """
    transcript,code,quote,nth
    茶一,guiju,谁先到谁先采,
    茶二,huzhu,都是我自己学的,

    """,
    "林": """
    transcript,code,quote,nth
    茶一,huzhu,隔壁的媳妇帮我背茶篓,
    茶二,guiju,𠮷叔说过一次规矩,

    """,
  ]
}
