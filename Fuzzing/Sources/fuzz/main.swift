import CFuzzer
import Foundation

// `fuzz TARGET [libFuzzer's arguments]`; `fuzz --list` names the targets.

let targets = Targets.all
guard CommandLine.arguments.count > 1, let chosen = targets[CommandLine.arguments[1]] else {
  print(targets.keys.sorted().joined(separator: "\n"))
  exit(CommandLine.arguments.dropFirst() == ["--list"] ? 0 : 64)
}
Chosen.target = chosen

// libFuzzer sees its own arguments alone.
var arguments: [UnsafeMutablePointer<CChar>?] =
  ([CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)).map { strdup($0) } + [nil]
var count = Int32(arguments.count - 1)
let status = arguments.withUnsafeMutableBufferPointer { buffer in
  var start = buffer.baseAddress
  return withUnsafeMutablePointer(to: &start) { pointer in
    pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) { arguments in
      LLVMFuzzerRunDriver(&count, arguments) { data, size in
        Chosen.run(UnsafeBufferPointer(start: data, count: size))
        return 0
      }
    }
  }
}
exit(status)
