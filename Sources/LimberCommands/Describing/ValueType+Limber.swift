import LimberCommandLine
import LimberRoutine

/// What limber completes by looking it up.
enum LookedUp: String {
  case dose, routine, routineOrFile, programme, sink, sinkSpecification, setting, settingValue,
    figure, reminder

  var completion: ValueCompletion { .lookup(rawValue) }
}

extension ValueType where Value == String {
  static func routine(_ name: String) -> ValueType {
    text(name, completion: LookedUp.routine.completion, expectation: "the id of a routine")
  }

  /// The id of a routine or the path of its file.
  static func routineOrFile(_ name: String) -> ValueType {
    text(
      name, completion: LookedUp.routineOrFile.completion,
      expectation: "a routine's id or the path of its file")
  }

  static func programme(_ name: String) -> ValueType {
    text(name, completion: LookedUp.programme.completion, expectation: "the id of a programme")
  }

  /// A parameter of a routine with its value: `run=90s`.
  static func parameterValue(_ name: String) -> ValueType {
    ValueType(name, expectation: "a parameter with its value, such as 'run=90s'") { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 && RoutineID.isValid(String(parts[0])) && !parts[1].isEmpty
        ? text : nil
    }
  }

  static func sink(_ name: String) -> ValueType {
    text(name, completion: LookedUp.sink.completion, expectation: "the name of a sink")
  }

  /// A sink with its options: `NAME:key=value,…`.
  static func sinkSpecification(_ name: String) -> ValueType {
    text(
      name, completion: LookedUp.sinkSpecification.completion,
      expectation: "a sink such as 'bell' or 'log:path=calf.log'")
  }

  static func reminder(_ name: String) -> ValueType {
    text(name, completion: LookedUp.reminder.completion, expectation: "the id of a reminder")
  }

  static func figure(_ name: String) -> ValueType {
    text(name, completion: LookedUp.figure.completion, expectation: "the name of a figure")
  }

  static func setting(_ name: String) -> ValueType {
    text(name, completion: LookedUp.setting.completion, expectation: "the name of a setting")
  }

  /// What a setting takes.
  static func settingValue(_ name: String) -> ValueType {
    text(name, completion: LookedUp.settingValue.completion, expectation: "a setting's value")
  }
}

extension ValueType where Value == Double {
  /// A share of a range, from 0 to 1: `min`, `mid`, `max` or a number.
  static func dose(_ name: String) -> ValueType {
    ValueType(
      name, expectation: "min, mid, max or a number from 0 to 1",
      completion: LookedUp.dose.completion
    ) { text in
      switch text {
      case "min": 0
      case "mid": 0.5
      case "max": 1
      default: Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
      }
    }
  }
}

extension ValueType where Value == Duration {
  /// A while of minutes to weeks: `10m`, `1h30m`, `36h`, `2d`, `1w`, at most a year.
  ///
  /// - Parameter zero: whether none at all is fine too.
  static func span(_ name: String, zero: Bool) -> ValueType {
    ValueType(
      name, expectation: "a while such as '10m', '1h30m', '36h', '2d' or '1w', at most a year",
      completion: .words(["10m", "30m", "1h", "1d"])
    ) { text in
      var total = 0
      var digits = ""
      for character in text {
        if character.isASCII, character.isNumber {
          digits.append(character)
          continue
        }
        let seconds: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        guard let unit = seconds[character], let count = Int(digits), count <= 31_622_400 else {
          return nil
        }
        total += count * unit
        digits = ""
      }
      guard digits.isEmpty || (zero && text == "0"), !text.isEmpty, total <= 366 * 86_400,
        zero || total > 0
      else { return nil }
      return .seconds(total)
    }
  }

  /// A duration as routines write it.
  ///
  /// - Parameter zero: whether `0s` and `0` are fine too.
  static func duration(_ name: String, zero: Bool) -> ValueType {
    ValueType(
      name,
      expectation: zero ? "a duration such as '8s' or '0s'" : "a duration such as '90s' or '1m30s'",
      completion: zero ? .words(["0s", "5s", "10s"]) : .nothing
    ) { text in
      if zero, ["0", "0s", "0m", "0h"].contains(text) { return .zero }
      return try? DurationText.parse(text)
    }
  }
}
