import Foundation

/// Standard input, output and error, where whoever started the program closed some of them (`strand quotes >&-`).
enum StandardStreams {
  /// Opens what is closed, so that no file of the study gets its number and what is printed does not end up in that
  /// file. Reading or writing there fails as it does on a closed one.
  static func holdPlaces() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      // The least free number is taken, which is this one: those below it are open. Input is opened for writing, and
      // output for reading.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
