import FileContents
public import Transcripts

extension CharacterNames {
  /// The names that HTML 4 has, as libxml2 knows them, and `apos`.
  public static let html = CharacterNames { name in
    let scalars = HTMLEntities.decoded("&\(name);").unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
