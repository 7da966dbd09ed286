import Reports

/// One small report with all that is hard to write: Chinese, a pipe, an ampersand, a formula, a tag, an indent, groups.
enum SampleReport {
  static let table = Table(
    title: "Codes by relation",
    columns: [
      Column(key: "code", heading: "code", wraps: true),
      Column(key: "member.people", heading: "people", group: "participant"),
      Column(key: "member.share", heading: "share", group: "participant"),
      Column(key: "none.people", heading: "people", group: "none | no CBO"),
      Column(key: "none.share", heading: "share", group: "none | no CBO"),
      Column(key: "example", heading: "example", wraps: true),
      Column(key: "id", heading: "id", dataOnly: true),
    ],
    rows: [
      Table.Row([
        .text("Cooperation", colour: "#cc6600"), 5, .percent(0.625, places: 0), 1, .percent(1 / 3, places: 0),
        "=SUM(A1) & more", "cooperation",
      ]),
      Table.Row(
        [
          "邻里互助", 4, .percent(0.5, places: 0), 0, .percent(0, places: 0), "我们一起抬上六楼，没有人问谁出钱。",
          "cooperation.peer",
        ], indent: 1, quoted: ["“a|b <b>bold</b>” (Luo Guifen, hc-p1:12)"]),
      Table.Row(
        [.text("all", emphasis: .bold), 8, .empty, 3, .percent(.nan, places: 0), "<i>tag</i>\nsecond line", "all"],
        ruleAbove: true),
    ],
    notes: ["People are counted once. 2 people have no group."])

  static let quotes = QuoteList(
    items: [
      QuoteItem(
        heading: "Peer ties", colour: "#cc6600", text: "we carried it up\nsix floors", before: "That day ",
        after: ", and nobody asked.",
        fields: [
          .init("speaker", "Luo & Co"), .init("participant", "HC-P1"), .init("transcript", "hc-p1", shown: nil),
          .init("turn", 12, shown: "hc-p1:12"), .init("coders", .list(["anna", "ben"])),
        ]),
      QuoteItem(
        heading: "Peer ties", text: "+86 是他的电话", fields: [.init("speaker", "彭大叔"), .init("participant", "HC-P4")]),
    ])

  static let report = Report(
    command: "compare", study: "Resettlement", inputs: [("transcripts/hc-p1.txt", "ab12"), ("a--b.txt", "cd34")],
    unit: "people", sections: [.table(table), .quotes(quotes), .text("# Not a heading\n\n100% of it.")],
    payload: [
      ("rows", [["code": "cooperation", "share": .number(.infinity)], ["code": "邻里/互助", "share": 0.5]]),
      ("by", "relation"),
    ])
}
