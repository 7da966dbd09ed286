/// Writes a figure as SVG 1.1.
struct SVGWriter {
  enum Setting {
    case file
    case page(id: String)
  }

  let figure: Figure
  let setting: Setting

  var svg: String {
    let (width, height) = (number(figure.drawing.width), number(figure.drawing.height))
    var lines: [String] = []
    switch setting {
    case .file:
      lines.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
          + "viewBox=\"0 0 \(width) \(height)\" font-family=\"\(Self.fonts)\">")
      lines.append("<title>\(words(figure.title))</title>")
      lines.append("<desc>\(words(figure.caption))</desc>")
      lines.append("<rect width=\"\(width)\" height=\"\(height)\"\(fill(.paper))/>")
    case .page(let id):
      // The pictures of a page are groups when there is something to follow in them, since an image hides its parts.
      let role = hasLinks ? "group" : "img"
      let name = HTMLText.escaped(id)
      lines.append(
        "<svg class=\"figure\" role=\"\(role)\" aria-labelledby=\"\(name)-title \(name)-desc\" width=\"\(width)\" "
          + "height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">")
      lines.append("<title id=\"\(name)-title\">\(words(figure.title))</title>")
      lines.append("<desc id=\"\(name)-desc\">\(words(figure.caption))</desc>")
    }
    lines += figure.drawing.shapes.map(element)
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

  private func element(_ shape: Shape) -> String {
    switch shape {
    case .rectangle(let box, let paint, let link):
      linked("<rect\(place(box))\(fill(paint))/>", link)
    case .frame(let box, let paint, let width):
      "<rect\(place(box))\(fill(.none))\(stroke(paint, width))/>"
    case .line(let from, let to, let paint, let width, let isDashed):
      "<line x1=\"\(number(from.x))\" y1=\"\(number(from.y))\" x2=\"\(number(to.x))\" y2=\"\(number(to.y))\""
        + stroke(paint, width) + (isDashed ? " stroke-dasharray=\"4 3\"" : "") + "/>"
    case .polyline(let points, let paint, let width):
      "<polyline points=\"\(list(points))\"\(fill(.none))\(stroke(paint, width))/>"
    case .marker(let form, let at, let radius, let paint, let isHollow):
      marker(form, at: at, radius: radius) + fill(isHollow ? .paper : paint) + stroke(paint, 1.5) + "/>"
    case .label(let label): element(label)
    }
  }

  private func element(_ label: Label) -> String {
    var attributes = " x=\"\(number(label.at.x))\" y=\"\(number(label.at.y))\" font-size=\"\(number(label.size))\""
    if label.anchor != .start { attributes += " text-anchor=\"\(label.anchor.rawValue)\"" }
    if label.isBold { attributes += " font-weight=\"600\"" }
    let whole = label.whole.map { "<title>\(words($0))</title>" } ?? ""
    return linked("<text\(attributes)\(fill(label.paint))>\(whole)\(words(label.text))</text>", label.link)
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
      return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\""
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
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  private func place(_ box: Box) -> String {
    " x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\" height=\"\(number(box.height))\""
  }

  private func fill(_ paint: Paint) -> String {
    switch (setting, paint) {
    // The codebook's colours are not the page's: no class stands for them.
    case (_, .code), (_, .onCode), (.file, _): " fill=\"\(Palette.shades(paint).light)\""
    case (.page, _): " class=\"f\(Palette.name(paint))\""
    }
  }

  private func stroke(_ paint: Paint, _ width: Double) -> String {
    switch setting {
    case .file: " stroke=\"\(Palette.shades(paint).light)\" stroke-width=\"\(number(width))\""
    // As a style, since an element has one class and that is its filling.
    case .page: " style=\"stroke:var(--g-\(Palette.name(paint)));stroke-width:\(number(width))\""
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

  /// At most two digits after the point, and none that say nothing.
  private func number(_ value: Double) -> String {
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
      svg.figure{display:block;font-family:\(SVGWriter.fonts)}
      svg.figure a:focus-visible{outline:2px solid var(--g-i);outline-offset:1px}
      svg.figure a text{text-decoration:underline;text-decoration-color:var(--g-f)}
      @media print{svg.figure{max-width:100%;height:auto}svg.figure a text{text-decoration:none}}

      """
  }
}
