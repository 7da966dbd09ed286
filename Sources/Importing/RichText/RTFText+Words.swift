extension RTFText {
  mutating func endParagraph() {
    flush()
    if state.isDeleted, state.destination == .words { return }
    table.ensureCell(in: &document)
    document.endParagraph(listMark: listMark)
    listMark = nil
  }

  mutating func endCell(isNested: Bool) {
    guard state.destination == .words else { return }
    flush()
    if isNested { table.depth = max(2, table.depth) } else { table.depth = 1 }
    endParagraph()
    table.endCell()
  }

  mutating func take(_ byte: UInt8) {
    if state.destination == .fontTable { return fonts.takeName(byte) }
    guard state.destination != .passedOver, state.destination != .fontTable else { return }
    highSurrogate = nil
    pending.append(byte)
  }

  mutating func take(unicode code: Int) {
    flush()
    standInsLeft = state.standIns
    guard state.destination != .passedOver, state.destination != .fontTable else { return }
    let value = UInt32(truncatingIfNeeded: code < 0 ? code + 65_536 : code)
    if (0xD800...0xDBFF).contains(value) { return highSurrogate = value }
    if (0xDC00...0xDFFF).contains(value) {
      guard let high = highSurrogate else { return }
      highSurrogate = nil
      return put(UnicodeScalar(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00)))
    }
    if (0xF000...0xF0FF).contains(value), fonts.isSymbolic(state.font) { return putSymbol(value) }
    put(UnicodeScalar(value))
  }

  private mutating func putSymbol(_ code: UInt32) {
    guard let character = fonts.symbol(code, font: state.font) else {
      return document.leaveOut("symbols that Unicode does not have")
    }
    put(character)
  }

  private mutating func put(_ scalar: UnicodeScalar?) {
    if let scalar { put(String(scalar)) } else { unreadable += 1 }
  }

  /// Decodes the bytes that have been gathered.
  mutating func flush() {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    if fonts.isSymbolic(state.font), bytes.contains(where: { $0 >= 0x80 }) {
      return bytes.forEach { putSymbol(UInt32($0)) }
    }
    let (text, isSound) = RTFCodePage.text(bytes, encoding: fonts.encoding(state.font))
    if !isSound { unreadable += 1 }
    put(text)
  }

  mutating func put(_ text: String) {
    switch state.destination {
    case .passedOver, .fontTable: return
    case .header: if !text.allSatisfy(\.isWhitespace) { headerHasWords = true }
    case .captured: captured += text
    case .words: putWords(text)
    }
  }

  private mutating func putWords(_ text: String) {
    if state.isDeleted {
      if !wasDeleted { document.leaveOut("tracked deletions") }
      wasDeleted = true
      return
    }
    wasDeleted = false
    if state.isHidden {
      if !text.allSatisfy(\.isWhitespace) { document.leaveOut("hidden passages") }
      return
    }
    if state.isInserted, !wasInserted { insertions += 1 }
    wasInserted = state.isInserted
    document.append(text)
  }
}
