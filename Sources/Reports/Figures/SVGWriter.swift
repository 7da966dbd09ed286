/// Writes a figure as SVG 1.1.
struct SVGWriter {
  enum Setting {
    case file(FigureSetting)
    case page(id: String)
  }

  let figure: Figure
  let setting: Setting

  var svg: String {
    let (width, height) = (Self.number(figure.drawing.width), Self.number(figure.drawing.height))
    var lines: [String] = []
    switch setting {
    case .file(let setting):
      let drawing = figure.drawing
      // A figure that is narrower than its column keeps its type's size: the column is filled up with paper.
      let across = max(drawing.width, setting.room ?? 0)
      let size = setting.millimetres.map { ("\(Self.number($0))mm", "\(Self.number($0 * drawing.height / across))mm") }
      let (left, box) = (Self.number((drawing.width - across) / 2), Self.number(across))
      lines.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size?.0 ?? width)\" height=\"\(size?.1 ?? height)\" "
          + "viewBox=\"\(left) 0 \(box) \(height)\" font-family=\"\(Self.fonts)\">")
      lines.append("<title>\(words(figure.title))</title>")
      lines.append("<desc>\(words(figure.description))</desc>")
      let corner = across > drawing.width ? " x=\"\(left)\"" : ""
      lines.append("<rect\(corner) width=\"\(box)\" height=\"\(height)\"\(fill(.paper))/>")
    case .page(let id):
      // The pictures of a page are groups when there is something to follow in them, since an image hides its parts.
      let role = hasLinks ? "group" : "img"
      let name = HTMLText.escaped(id)
      lines.append(
        "<svg class=\"figure\" role=\"\(role)\" aria-labelledby=\"\(name)-title\" aria-describedby=\"\(name)-caption\" width=\"\(width)\" "
          + "height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">")
      lines.append("<title id=\"\(name)-title\">\(words(figure.title))</title>")
    }
    switch setting {
    case .file: lines += figure.drawing.shapes.map(element)
    case .page(let id):
      // Pieces for a printer show the same content.
      lines.append("<g id=\"\(HTMLText.escaped(id))-all\" class=\"drawn\">")
      lines += SVGRuns.of(figure.drawing.shapes).map(element)
      lines.append("</g>")
    }
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  static let fonts =
    "'Noto Sans', 'Helvetica Neue', Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

  private var hasLinks: Bool {
    figure.drawing.shapes.contains { shape in
      switch shape {
      case .label(let label): label.link != nil
      case .rectangle(_, _, let link): link != nil
      default: false
      }
    }
  }

  private func element(_ run: [Shape]) -> String {
    guard run.count > 1, let first = run.first else { return run.map(element).joined() }
    let path = run.map(path).joined()
    return switch first {
    case .line(_, _, let paint, let width, let isDashed): "<path d=\"\(path)\"\(stroke(paint, width, isDashed))/>"
    case .rectangle(_, let paint, _): "<path d=\"\(path)\"\(fill(paint))/>"
    default: run.map(element).joined(separator: "\n")
    }
  }

  /// A rectangle or a line as part of a path, to a tenth of a pixel: only pages have them, with thousands of numbers.
  private func path(_ shape: Shape) -> String {
    switch shape {
    case .rectangle(let box, _, _):
      let width = Self.tenths(box.width)
      return "M\(Self.tenths(box.x)) \(Self.tenths(box.y))h\(width)v\(Self.tenths(box.height))h-\(width)z"
    case .line(let from, let to, _, _, _):
      let start = "M\(Self.tenths(from.x)) \(Self.tenths(from.y))"
      if from.y == to.y { return start + "H\(Self.tenths(to.x))" }
      return start + (from.x == to.x ? "V\(Self.tenths(to.y))" : "L\(Self.tenths(to.x)) \(Self.tenths(to.y))")
    default: return ""
    }
  }

  private func element(_ shape: Shape) -> String {
    switch shape {
    case .rectangle(let box, let paint, let link):
      linked(rectangle(shape, box) + fill(paint) + "/>", link)
    case .frame(let box, let paint, let width):
      "<rect\(place(box))\(fill(.none))\(stroke(paint, width))/>"
    case .line(let from, let to, let paint, let width, let isDashed):
      "<line x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\""
        + stroke(paint, width, isDashed) + "/>"
    case .polyline(let points, let paint, let width):
      "<polyline points=\"\(list(points))\"\(fill(.none))\(stroke(paint, width))/>"
    case .area(let points, let paint): polygon(points) + " fill-opacity=\"0.6\"" + fill(paint) + "/>"
    case .marker(let form, let at, let radius, let paint, let isHollow):
      marker(form, at: at, radius: radius) + fill(isHollow ? .paper : paint) + stroke(paint, 1.5) + "/>"
    case .label(let label): element(label)
    }
  }

  /// In a page as a path, which is shorter: a report has thousands.
  private func rectangle(_ shape: Shape, _ box: Box) -> String {
    switch setting {
    case .file: "<rect\(place(box))"
    case .page: "<path d=\"\(path(shape))\""
    }
  }

  private func element(_ label: Label) -> String {
    let place = " x=\"\(Self.number(label.at.x))\" y=\"\(Self.number(label.at.y))\""
    let whole = label.whole.map { "<title>\(words($0))</title>" } ?? ""
    return linked("<text\(place)\(style(label))>\(whole)\(words(label.text))</text>", label.link)
  }

  private func style(_ label: Label) -> String {
    let bold = label.isBold ? " font-weight=\"600\"" : ""
    switch setting {
    case .file:
      let anchor = label.anchor == .start ? "" : " text-anchor=\"\(label.anchor.rawValue)\""
      return " font-size=\"\(Self.number(label.size))\"\(anchor)\(bold)\(fill(label.paint))"
    case .page:
      // What most labels have is said once, in the style sheet.
      var classes: [String] = []
      if label.size == TextMeasure.small { classes.append("s") }
      if label.anchor != .start { classes.append(label.anchor == .end ? "e" : "m") }
      let isNamed = if case .code = label.paint { false } else if case .onCode = label.paint { false } else { true }
      if isNamed, label.paint != .ink { classes.append("f" + Palette.name(label.paint)) }
      let size =
        [TextMeasure.small, TextMeasure.body].contains(label.size)
        ? "" : " style=\"font-size:\(Self.number(label.size))px\""
      return (classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\"") + size + bold
        + (isNamed ? "" : fill(label.paint))
    }
  }

  /// Only in a page: a file has nowhere to lead.
  private func linked(_ element: String, _ link: String?) -> String {
    guard case .page = setting, let link else { return element }
    return "<a href=\"#\(HTMLText.escaped(link))\">\(element)</a>"
  }

  private func marker(_ form: MarkerShape, at point: Point, radius: Double) -> String {
    let (x, y) = (point.x, point.y)
    switch form {
    case .circle:
      return "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\""
    case .square:
      let half = radius * 0.9
      return "<rect\(place(Box(x: x - half, y: y - half, width: half * 2, height: half * 2)))"
    case .diamond:
      let reach = radius * 1.3
      return polygon([
        Point(x: x, y: y - reach), Point(x: x + reach, y: y), Point(x: x, y: y + reach), Point(x: x - reach, y: y),
      ])
    case .triangle:
      let reach = radius * 1.2
      return polygon([
        Point(x: x, y: y - reach), Point(x: x + reach, y: y + reach * 0.8), Point(x: x - reach, y: y + reach * 0.8),
      ])
    }
  }

  private func polygon(_ points: [Point]) -> String { "<polygon points=\"\(list(points))\"" }

  private func list(_ points: [Point]) -> String {
    points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
  }

  private func place(_ box: Box) -> String {
    " x=\"\(Self.number(box.x))\" y=\"\(Self.number(box.y))\" width=\"\(Self.number(box.width))\" height=\"\(Self.number(box.height))\""
  }

  private func fill(_ paint: Paint) -> String {
    switch (setting, paint) {
    case (.file, _): " fill=\"\(colour(paint))\""
    // The codebook's colours are not the page's: no class stands for them.
    case (.page, .code), (.page, .onCode): " fill=\"\(colour(paint))\""
    case (.page, _): " class=\"f\(Palette.name(paint))\""
    }
  }

  private func colour(_ paint: Paint) -> String {
    if case .file(let setting) = setting, setting.isGrey { return Palette.grey(paint) }
    return Palette.shades(paint).light
  }

  private func stroke(_ paint: Paint, _ width: Double, _ isDashed: Bool = false) -> String {
    let dashes = isDashed ? " stroke-dasharray=\"4 3\"" : ""
    return switch setting {
    case .file: " stroke=\"\(colour(paint))\" stroke-width=\"\(Self.number(width))\"\(dashes)"
    // As a style, since an element has one class and that is its filling.
    case .page: " style=\"stroke:var(--g-\(Palette.name(paint)));stroke-width:\(Self.number(width))\"\(dashes)"
    }
  }

  /// XML knows fewer scalars than Unicode has.
  private func words(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in HTMLText.escaped(DisplayText.onOneLine(text)).unicodeScalars {
      result.append(scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private static func tenths(_ value: Double) -> String { number((value * 10).rounded() / 10) }

  /// At most two digits after the point, and none that say nothing.
  static func number(_ value: Double) -> String {
    var text = Numbers.fixed(value, places: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text.isEmpty || text == "-" ? "0" : text
  }
}

extension Palette {
  /// The colours of pictures in a page, as a style sheet; on paper they are the light ones.
  static var styleSheet: String {
    func variables(_ shade: (Shades) -> String) -> String {
      paints.filter { $0 != .none }.map { "--g-\(name($0)):\(shade(shades($0)))" }.joined(separator: ";")
    }
    let classes = paints.map { paint in
      ".f\(name(paint)){fill:\(paint == .none ? "none" : "var(--g-\(name(paint)))")}"
    }
    return """
      :root{\(variables(\.light))}
      @media (prefers-color-scheme: dark){:root{\(variables(\.dark))}}
      @media print{:root{\(variables(\.light))}}
      \(classes.joined())
      svg.figure,.piece svg{display:block;font-family:\(SVGWriter.fonts);font-size:\(Int(TextMeasure.body))px;fill:var(--g-\(name(.ink)))}
      .drawn .s{font-size:\(Int(TextMeasure.small))px}.drawn .m{text-anchor:middle}.drawn .e{text-anchor:end}
      svg.figure a:focus-visible{outline:2px solid var(--g-i);outline-offset:1px}
      svg.figure a text{text-decoration:underline;text-decoration-color:var(--g-f)}
      @media print{svg.figure{max-width:100%;height:auto}svg.figure a text{text-decoration:none}}

      """
  }
}
