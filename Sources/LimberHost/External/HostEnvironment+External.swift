internal import LimberEvents

extension HostEnvironment {
  /// The environment of an external sink: limber's own, and what the protocol adds.
  func variables(for sink: FoundSink) -> [String: String] {
    var variables = variables
    variables["LIMBER_SINK"] = sink.name
    variables["LIMBER_PROTOCOL"] = "1"
    if let executable { variables["LIMBER"] = executable }
    return variables
  }
}

extension SystemError {
  /// Why a program could not be started, as a phrase.
  var startReason: String {
    isNoProgram
      ? "it is no program that the system can start; a script begins with a line such as '#!/bin/sh'"
      : "it cannot be started: \(reason)"
  }
}
