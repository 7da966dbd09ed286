import Reports

/// Figures of every kind, small and large, with labels and numbers that are hard to draw. All invented.
enum SampleFigures {
  static let names = [
    "Mutual help", "邻里之间互相帮忙搬家、看孩子",
    "Norms that nobody wrote down but everybody keeps, says the eldest of the building",
    "Trust", "Übereinstimmung mit Nachbarschaftsvereinbarungen", "المساعدة المتبادلة",
  ]

  static func labels(_ count: Int) -> [String] {
    (0..<count).map { $0 < names.count ? names[$0] : "\(names[$0 % names.count]) \($0 + 1)" }
  }

  static func heatMap(codes: Int, levels: Int) -> HeatMap {
    let labels = labels(codes)
    let rows = (0..<codes).map { code in
      HeatMap.Row(
        label: labels[code], depth: code % 3,
        cells: (0..<levels).map { level in
          let people = (code * 7 + level * 5) % 14
          return level == 3
            ? HeatMap.Cell(shade: nil, text: "–")
            : HeatMap.Cell(
              shade: Double(people) / 13, text: "\(people) (\(people * 100 / 13)%)", isMarked: people == 12,
              link: "quotes:\(code):\(level)")
        }, remark: code == 1 ? "" : "< 0.001")
    }
    let columns = (0..<levels).map {
      HeatMap.Column(label: ["takes part in an organization", "住在附近", "has none"][$0 % 3], note: "n = \(13 + $0)")
    }
    return HeatMap(columns: columns, rows: rows, remarkHeading: "p (Holm)")
  }

  static func bars(codes: Int, levels: Int) -> GroupedBars {
    let labels = labels(codes)
    let categories = (0..<codes).map { code in
      GroupedBars.Category(
        label: labels[code], depth: code % 2,
        bars: (0..<levels).map { level in
          let value = Double((code * 3 + level * 4) % 11) / 10
          return level == 3
            ? GroupedBars.Bar(value: nil, text: "–")
            : GroupedBars.Bar(
              value: value, low: max(value - 0.2, 0), high: min(value + 0.25, 1), text: "\(Int(value * 100))%")
        })
    }
    return GroupedBars(
      series: (0..<levels).map { "level \($0 + 1) 组" }, categories: categories, axisTitle: "share of people",
      areShares: true)
  }

  /// - Parameter steps: how many of what is looked for are found one by one.
  static func readingCurves(steps: Int, marked: Bool) -> ReadingCurves {
    func order(_ name: String, power: Int) -> ReadingCurves.Order {
      let points = (0...steps).map { step -> (read: Double, found: Double) in
        let found = Double(step) / Double(steps)
        return ((0..<power).reduce(found) { read, _ in read * found }, found)
      }
      return ReadingCurves.Order(name: name, points: points + [(1, 1)])
    }
    return ReadingCurves(
      orders: [
        order("in the model's order", power: 2), order("im Nachbarschaftsvereinbarungsverzeichnis 次序", power: 0),
      ],
      mark: marked ? ("the rules' hits", 0.12, 0.7) : nil, axisTitle: "turns read")
  }

  static let hugeBars = GroupedBars(
    series: ["all"],
    categories: [
      GroupedBars.Category(label: "huge", bars: [.init(value: 1e300, low: 1, high: .infinity, text: "1e300")]),
      GroupedBars.Category(label: "none", bars: [.init(value: 0, low: 0, high: 0, text: "0")]),
      GroupedBars.Category(label: "open", bars: [.init(value: 4e7, low: -.infinity, high: .infinity, text: "4e7")]),
      GroupedBars.Category(label: "no number", bars: [.init(value: .nan, low: .nan, high: 3, text: "–")]),
    ], axisTitle: "yuan", areShares: false)

  static func coefficients(terms: Int, models: Int) -> CoefficientPlot {
    let labels = labels(terms)
    return CoefficientPlot(
      series: (0..<models).map { "M\($0 + 1): economic integration" }, shortNames: (0..<models).map { "M\($0 + 1)" },
      terms: (0..<terms).map { term in
        CoefficientPlot.Term(
          label: labels[term],
          estimates: (0..<models).map { model in
            let value = Double((term * 5 + model * 3) % 9 - 4) / 10
            let reach = Double(model + 1) / 12
            return .init(
              series: model, value: value, low: value - reach, high: term == 1 ? .infinity : value + reach,
              text: "0.\(term) [-0.1, 0.3]", isClear: abs(value) > reach)
          })
      }, axisTitle: "coefficient")
  }

  static func matrix(codes: Int) -> CoOccurrenceMatrix {
    CoOccurrenceMatrix(
      labels: labels(codes), totals: (0..<codes).map { ($0 * 37) % 400 },
      counts: (0..<codes).map { row in (0..<row).map { (row * 13 + $0 * 29) % 7 == 0 ? (row * $0) % 120 : 0 } })
  }

  static func timeline(codes: Int, turns: Int) -> CodeTimeline {
    let labels = labels(codes)
    return CodeTimeline(
      turns: turns, asked: Set(stride(from: 1, through: turns, by: 2)),
      rows: (0..<codes).map { code in
        var segments: [Int: Int] = [:]
        for turn in stride(from: 1 + code % turns, through: turns, by: 3 + code) { segments[turn] = 1 + turn % 3 }
        return CodeTimeline.Row(label: labels[code], segments: segments)
      })
  }

  static func scree(_ items: Int) -> ScreePlot {
    ScreePlot(eigenvalues: (0..<items).map { 3.2 / Double($0 + 1) }, kept: 3)
  }

  /// Terms whose reaches differ a thousandfold.
  static func freeScales(terms: Int) -> CoefficientPlot {
    var plot = coefficients(terms: terms, models: 2)
    for term in plot.terms.indices {
      let factor = [1, 0.001, 40][term % 3]
      plot.terms[term].estimates = plot.terms[term].estimates.map { estimate in
        .init(
          series: estimate.series, value: estimate.value * factor, low: estimate.low * factor,
          high: estimate.high * factor, text: estimate.text, isClear: estimate.isClear)
      }
    }
    plot.hasFreeScales = CoefficientPlot.needsFreeScales(plot.terms)
    return plot
  }

  /// - Parameter same: whether all items have the same answers.
  static func likert(items: Int, answers: Int, levels: Int, same: Bool) -> LikertBars {
    let labels = labels(items)
    let rows = (0..<items).flatMap { item -> [LikertBars.Row] in
      let names = (0..<answers).map {
        same ? "answer \($0 + 1)" : "\(["never", "seldom 很少", "in most weeks"][$0 % 3]) \(item)"
      }
      func row(_ label: String, _ depth: Int, _ shift: Int) -> LikertBars.Row {
        let counts = (0..<answers).map { Double(($0 * 5 + item * 3 + shift) % 7 + ($0 == 0 ? 1 : 0)) }
        let total = counts.reduce(0, +)
        return .init(
          label: label, depth: depth, shares: counts.map { $0 / total }, answers: names, note: "n = \(Int(total))")
      }
      if levels == 0 { return [row(labels[item], 0, 0)] }
      return [.init(label: labels[item], shares: nil, answers: names)]
        + (0..<levels).map { row("level \($0 + 1) 组", 1, $0 * 2) }
    }
    return LikertBars(rows: rows, axisTitle: "share of those who answered")
  }

  static func portrait(transcripts: Int, codes: Int) -> DocumentPortrait {
    let labels = labels(codes)
    return DocumentPortrait(
      codes: (0..<codes).map { (labels[$0], $0 == 1 ? "#cc6600" : nil) },
      strips: (0..<transcripts).map { transcript in
        .init(
          label: "hc-participant-\(transcript)", note: "\(transcript * 7)",
          pieces: (0..<120).map { ($0 / 7 + transcript) % 3 == 0 ? ($0 / 7) % max(codes, 1) : nil })
      })
  }

  static func dendrogram(codes: Int) -> Dendrogram {
    let labels = labels(codes)
    let joins = (1..<max(codes, 1)).map { step in
      (first: step, second: step == 1 ? 0 : codes + step - 2, height: Double(step) / Double(codes))
    }
    return Dendrogram(labels: labels, colours: codes > 2 ? [nil, "#336699"] : [], joins: joins, axisTitle: "distance")
  }

  /// By file name.
  static let all: [Figure] = others + ofCodes

  private static let others: [Figure] = [
    heatMap(codes: 6, levels: 3).figure(name: "heat-6", title: "Codes <by> relation & 组", caption: "People."),
    heatMap(codes: 60, levels: 8).figure(name: "heat-60", title: "Codes", caption: "People."),
    heatMap(codes: 1, levels: 1).figure(name: "heat-1", title: "Codes", caption: "People."),
    heatMap(codes: 0, levels: 2).figure(name: "heat-0", title: "Codes", caption: "People."),
    bars(codes: 6, levels: 3).figure(name: "bars-6", title: "Codes", caption: "Shares."),
    bars(codes: 60, levels: 4).figure(name: "bars-60", title: "Codes", caption: "Shares."),
    bars(codes: 1, levels: 1).figure(name: "bars-1", title: "Codes", caption: "Shares."),
    hugeBars.figure(name: "bars-huge", title: "Codes", caption: "Yuan."),
    coefficients(terms: 6, models: 4).figure(name: "coefficients-6", title: "Models", caption: "OLS."),
    coefficients(terms: 3, models: 1).figure(name: "coefficients-1", title: "Models", caption: "OLS."),
    coefficients(terms: 60, models: 8).figure(name: "coefficients-60", title: "Models", caption: "OLS."),
    matrix(codes: 6).figure(name: "matrix-6", title: "Pairs", caption: "Turns."),
    matrix(codes: 60).figure(name: "matrix-60", title: "Pairs", caption: "Turns."),
    matrix(codes: 1).figure(name: "matrix-1", title: "Pairs", caption: "Turns."),
    timeline(codes: 6, turns: 24).figure(name: "timeline-6", title: "Turns", caption: "Segments."),
    timeline(codes: 60, turns: 500).figure(name: "timeline-60", title: "Turns", caption: "Segments."),
    timeline(codes: 1, turns: 1).figure(name: "timeline-1", title: "Turns", caption: "Segments."),
    scree(4).figure(name: "scree-4", title: "Scree", caption: "Eigenvalues."),
    scree(60).figure(name: "scree-60", title: "Scree", caption: "Eigenvalues."),
    scree(1).figure(name: "scree-1", title: "Scree", caption: "Eigenvalues."),
    readingCurves(steps: 9, marked: true).figure(name: "reading-9", title: "Reading", caption: "Turns."),
    readingCurves(steps: 1, marked: false).figure(name: "reading-1", title: "Reading", caption: "Turns."),
    freeScales(terms: 6).figure(name: "free-6", title: "Models", caption: "OLS."),
    freeScales(terms: 1).figure(name: "free-1", title: "Models", caption: "OLS."),
    likert(items: 3, answers: 5, levels: 0, same: true).figure(name: "likert-3", title: "Answers", caption: "Shares."),
    likert(items: 6, answers: 4, levels: 3, same: false).figure(name: "likert-6", title: "Answers", caption: "Shares."),
    likert(items: 1, answers: 2, levels: 0, same: false).figure(name: "likert-1", title: "Answers", caption: "Shares."),
    portrait(transcripts: 30, codes: 6).figure(name: "portrait-30", title: "Transcripts", caption: "Pieces."),
    portrait(transcripts: 1, codes: 1).figure(name: "portrait-1", title: "Transcripts", caption: "Pieces."),
    dendrogram(codes: 6).figure(name: "tree-6", title: "Codes", caption: "Distances."),
    dendrogram(codes: 40).figure(name: "tree-40", title: "Codes", caption: "Distances."),
    dendrogram(codes: 2).figure(name: "tree-2", title: "Codes", caption: "Distances."),
  ]
}
