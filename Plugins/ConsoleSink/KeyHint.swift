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
      let choosing = wait?.reason == .choice
      return [KeyHint(.pause, "go on")] + (choosing ? [choice] : [KeyHint(.restart)]) + around
        + always
    }
    if let wait {
      switch wait.reason {
      case .confirmation:
        return [KeyHint(.pause, "go on")] + around + always
      case .choice:
        return [choice, KeyHint(.confirm, "default")] + around + always
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

  /// The digits that choose.
  private var choice: KeyHint {
    let last = min(wait?.options.count ?? 1, 9)
    return KeyHint(key: last > 1 ? "1–\(last)" : "1", .choose)
  }
}
