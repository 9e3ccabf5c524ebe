import LimberBasics
import LimberEvents

/// A key and what it does at this moment.
struct KeyHint {
  var key: String
  var label: String

  /// A key of the table with what it does at this moment, where that is more than the table says.
  init(key: String? = nil, _ action: KeyBinding.Action, _ label: String? = nil) {
    let binding = KeyBinding.binding(for: action)
    self.key = key ?? binding?.keys.first ?? ""
    self.label = label ?? binding?.label ?? ""
  }
}

extension Screen {
  /// The keys that do something now, the likeliest first.
  var keyHints: [KeyHint] {
    let always = [KeyHint(.stop), KeyHint(.stopForPain), KeyHint(.help)]
    let around = [KeyHint(.next), KeyHint(.back)]
    let pausing = KeyHint(.pause)
    if pause != nil {
      return [KeyHint(.pause, "go on"), KeyHint(.restart)] + around + always
    }
    if let wait {
      switch wait.reason {
      case .confirmation:
        return [KeyHint(.confirm, "go on"), pausing] + around + always
      case .choice:
        let last = min(wait.options.count, 9)
        let numbers = last > 1 ? "1–\(last)" : "1"
        return [KeyHint(key: numbers, .choose), KeyHint(.confirm, "default")] + around + always
      case .repetitions:
        return [KeyHint(.confirm, "done"), pausing] + around + [KeyHint(key: "+ −", .more, "reps")]
          + always
      }
    }
    switch (stage, step?.kind) {
    case (.leadIn, _):
      return [pausing, KeyHint(.done, "begin now")] + around + always
    case (_, .rest?):
      return [pausing, KeyHint(.done, "go on")] + around + [KeyHint(key: "+ −", .more, "time")]
        + always
    case (_, .reps?):
      return [pausing, KeyHint(.done)] + around + [KeyHint(key: "+ −", .more, "reps")] + always
    default:
      return [pausing, KeyHint(.done)] + around + [KeyHint(key: "+ −", .more, "time")] + always
    }
  }
}
