/// Rows by columns, the more the darker, each cell with its value in words: codes by groups.
public struct HeatMap: Sendable {
  public struct Cell: Sendable {
    /// From 0 to 1; `nil` where there is nothing to tell (nobody in the group).
    public var shade: Double?
    public var text: String
    /// Set off by a frame: what differs from what independence would give.
    public var isMarked: Bool
    /// Where the value leads (`Fragment`).
    public var link: String?

    public init(shade: Double?, text: String, isMarked: Bool = false, link: String? = nil) {
      self.shade = shade
      self.text = text
      self.isMarked = isMarked
      self.link = link
    }
  }

  public struct Row: Sendable {
    public var label: String
    /// In the code tree, 0 at the root.
    public var depth: Int
    public var cells: [Cell]
    /// What is after the cells: a p-value.
    public var remark: String
    /// The code's colour, `#rrggbb`.
    public var colour: String?

    public init(label: String, depth: Int = 0, cells: [Cell], remark: String = "", colour: String? = nil) {
      self.colour = colour
      self.label = label
      self.depth = depth
      self.cells = cells
      self.remark = remark
    }
  }

  public struct Column: Sendable {
    public var label: String
    /// Under the label: how many there are.
    public var note: String

    public init(label: String, note: String = "") {
      self.label = label
      self.note = note
    }
  }

  public var columns: [Column]
  public var rows: [Row]
  public var remarkHeading: String

  public init(columns: [Column], rows: [Row], remarkHeading: String = "") {
    self.columns = columns
    self.rows = rows
    self.remarkHeading = remarkHeading
  }

  public func figure(name: String, title: String, caption: String) -> Figure {
    Figure(name: name, title: title, caption: caption, draw: drawing)
  }

  private func drawing(_ room: Double?) -> Drawing {
    let margin = room == nil ? 12.0 : 4
    // In a narrow column all words are small.
    let type = room.map { $0 < 600 } == true ? TextMeasure.small : TextMeasure.body
    let wrap = WordWrap()
    let texts = rows.flatMap { row in row.cells.map { TextMeasure.width(of: $0.text, size: type) } }
    // A column is as wide as its values ask for, and then as its heading in three lines, within reason.
    let names = columns.map { TextMeasure.width(of: $0.label, size: type) }
    let notes = columns.map { TextMeasure.width(of: $0.note, size: TextMeasure.small) }
    let widest = texts.max() ?? 0
    let remarks = rows.map { TextMeasure.width(of: $0.remark, size: TextMeasure.small) }.max() ?? 0
    let remarkLines = FittedText(
      remarkHeading, width: room == nil ? 1000 : max(remarks, 40), size: TextMeasure.small, most: 3, wrap: wrap)
    let remarkWidth = max(remarks, remarkLines.width(size: TextMeasure.small))
    let wanted = max(widest + 16, (notes.max() ?? 0) + 10, min((names.max() ?? 0) / 2 + 24, 130), 60)
    var cellWidth = wanted.rounded(.up)
    var labelRoom = 300.0
    if let room {
      let noteWords = columns.map { LabelColumn.longestWord(in: $0.note, size: TextMeasure.small) }
      let least = max(widest + 3, (noteWords.max() ?? 0) + 4, 34).rounded(.up)
      let free = room - 2 * margin - 8 - (remarkWidth > 0 ? remarkWidth + 10 : 0)
      // Labels keep a third; a column gives way down to its values.
      cellWidth = min(cellWidth, max(least, (free * 0.66 / Double(max(columns.count, 1))).rounded(.down)))
      // Words are not broken as long as there is room.
      let needed = LabelColumn.least(rows.map { ($0.label, $0.depth) }, colours: rows.map(\.colour), size: type)
      let left = (free - min(needed, free * 0.45)) / Double(max(columns.count, 1))
      if cellWidth > left { cellWidth = min(cellWidth, max(least, left.rounded(.down))) }
      labelRoom = max(free - Double(columns.count) * cellWidth, 84)
    }
    let labels = LabelColumn(
      rows.map { ($0.label, $0.depth) }, colours: rows.map(\.colour), most: labelRoom, lines: room == nil ? 3 : 5,
      size: type)
    let headings = columns.map {
      FittedText($0.label, width: cellWidth - 4, size: type, most: 5, wrap: wrap)
    }
    let notesBelow = columns.map {
      FittedText($0.note, width: cellWidth - 2, size: TextMeasure.small, most: 2, wrap: wrap)
    }
    let noteLines = columns.contains { !$0.note.isEmpty } ? notesBelow.map(\.lines.count).max() ?? 0 : 0
    let noteHeight = noteLines == 0 ? 0 : LabelColumn.lineHeight + Double(noteLines - 1) * 13
    let headingHeight = max(
      Double(headings.map(\.lines.count).max() ?? 0) * LabelColumn.lineHeight,
      Double(remarkLines.lines.count) * (TextMeasure.small + 2) - noteHeight)
    let left = margin + labels.width + 8
    let right = left + Double(columns.count) * cellWidth

    var drawing = Drawing(width: (right + (remarkWidth > 0 ? remarkWidth + 10 : 0) + margin).rounded(.up))
    let base = margin + headingHeight + noteHeight
    for (number, heading) in headings.enumerated() {
      let middle = left + (Double(number) + 0.5) * cellWidth
      let top = margin + headingHeight - Double(heading.lines.count) * LabelColumn.lineHeight
      for (line, text) in heading.lines.enumerated() {
        drawing.add(
          .label(
            Label(
              text: text, at: Point(x: middle, y: top + Double(line) * LabelColumn.lineHeight + 11), anchor: .middle,
              size: type,
              whole: heading.isCut ? columns[number].label : nil)))
      }
      for (line, text) in notesBelow[number].lines.enumerated() {
        drawing.add(
          .label(
            Label(
              text: text, at: Point(x: middle, y: margin + headingHeight + Double(line) * 13 + 10), anchor: .middle,
              size: TextMeasure.small, paint: .faint)))
      }
    }
    for (line, text) in remarkLines.lines.enumerated() {
      let y = base - 5 - Double(remarkLines.lines.count - 1 - line) * (TextMeasure.small + 2)
      drawing.add(
        .label(Label(text: text, at: Point(x: right + 10, y: y), size: TextMeasure.small, paint: .faint)))
    }
    var top = base + 4
    let heights = rows.indices.map {
      max(labels.height($0) + (type < TextMeasure.body ? 5 : 8), type < TextMeasure.body ? 19 : 25)
    }
    drawing.rows = DrawingRows(top: top, heights: heights, depths: rows.map(\.depth))
    addShades(heights, top: top, left: left, width: cellWidth, &drawing)
    for (index, row) in rows.enumerated() {
      let height = heights[index]
      labels.draw(index, at: margin, middle: top + height / 2, in: &drawing)
      for (number, cell) in row.cells.prefix(columns.count).enumerated() {
        draw(
          cell, in: Box(x: left + Double(number) * cellWidth, y: top, width: cellWidth, height: height), type, &drawing)
      }
      if !row.remark.isEmpty {
        drawing.add(
          .label(Label(text: row.remark, at: Point(x: right + 10, y: top + height / 2 + 4), size: TextMeasure.small)))
      }
      top += height
    }
    drawing.height = (top + margin).rounded(.up)
    return drawing
  }

  /// The cells of all rows, equal shades after one another.
  private func addShades(
    _ heights: [Double], top: Double, left: Double, width: Double, _ drawing: inout Drawing
  ) {
    var boxes: [Int: [Box]] = [:]
    var y = top
    for (row, height) in zip(rows, heights) {
      for (number, cell) in row.cells.prefix(columns.count).enumerated() {
        boxes[cell.shade.map(Palette.step) ?? -1, default: []].append(
          Box(x: left + Double(number) * width + 1, y: y + 1, width: width - 2, height: height - 2))
      }
      y += height
    }
    for (step, boxes) in boxes.sorted(by: { $0.key < $1.key }) {
      for box in boxes { drawing.add(.rectangle(box, fill: step < 0 ? .paper : .ramp(step))) }
    }
  }

  private func draw(_ cell: Cell, in box: Box, _ type: Double, _ drawing: inout Drawing) {
    let step = cell.shade.map(Palette.step)
    if cell.isMarked {
      let frame = Box(x: box.x + 2.5, y: box.y + 2.5, width: box.width - 5, height: box.height - 5)
      drawing.add(.frame(frame, stroke: step.map { .onRamp($0) } ?? .ink, width: 1.5))
    }
    drawing.add(
      .label(
        Label(
          text: cell.text, at: Point(x: box.x + box.width / 2, y: box.y + box.height / 2 + 4.5), anchor: .middle,
          size: type, isBold: cell.isMarked, paint: step.map { .onRamp($0) } ?? .faint, link: cell.link)))
  }
}
