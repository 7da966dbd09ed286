/// What offsets count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode scalars, as Python and Strand's own files count.
  case scalars
  /// As JavaScript, Java and .NET count.
  case utf16
  /// Bytes, as Go, Rust and most databases count.
  case utf8
}
