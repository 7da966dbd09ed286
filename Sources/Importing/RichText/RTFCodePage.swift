import FileContents

/// The encodings of bytes in Rich Text Format, by the numbers that it has for them.
enum RTFCodePage {
  static let western = "windows-1252"

  /// ICU's name for a code page (`\ansicpg1251`, `\cpg932`); `nil` when it is not one of those that RTF names.
  static func name(_ number: Int) -> String? {
    switch number {
    case 437: "ibm-437"
    case 850, 852, 855, 857, 860, 861, 862, 863, 864, 865, 866: "ibm-\(number)"
    case 874: "windows-874"
    case 932: "windows-932"
    case 936: "GBK"
    case 949: "windows-949"
    case 950: "Big5"
    case 1250...1258: "windows-\(number)"
    case 1361: "ibm-1363"
    case 10000: "macintosh"
    case 10001: "Shift_JIS"
    case 10006: "x-mac-greek"
    case 10007: "x-mac-cyrillic"
    case 10029: "x-mac-centraleurroman"
    case 10081: "x-mac-turkish"
    case 54936: "GB18030"
    case 65001: "UTF-8"
    default: nil
    }
  }

  /// The encoding of a font's character set (`\fcharset204`); `nil` where the document's decides.
  static func name(characterSet: Int) -> String? {
    switch characterSet {
    case 0: western
    case 77: "macintosh"
    case 78, 128: name(932)
    case 79, 129: name(949)
    case 80, 134: name(936)
    case 81, 136: name(950)
    case 85: name(10006)
    case 86: name(10081)
    case 88: name(10029)
    case 89: name(10007)
    case 130: name(1361)
    case 161: name(1253)
    case 162: name(1254)
    case 163: name(1258)
    case 177: name(1255)
    case 178: name(1256)
    case 186: name(1257)
    case 204: name(1251)
    case 222: name(874)
    case 238: name(1250)
    case 254: name(437)
    case 255: name(850)
    default: nil
    }
  }

  /// The text of bytes; what is not in the encoding is read as Western.
  static func text(_ bytes: [UInt8], encoding: String) -> (text: String, isSound: Bool) {
    if bytes.allSatisfy({ $0 < 0x80 }) { return (String(decoding: bytes, as: UTF8.self), true) }
    if let text = TextDecoding.text(bytes, encoding: encoding) { return (text, true) }
    return (TextDecoding.text(bytes, encoding: western) ?? "", false)
  }
}
