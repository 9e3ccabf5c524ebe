import LimberBasics
import LimberEvents

/// A key and what it does at this moment.
struct KeyHint {
  /// Its mark.
  var key: String
  var label: ScreenLabel

  /// A key of the table with what it does at this moment, where that is more than the table says.
  init(key: String? = nil, _ action: KeyBinding.Action, _ shade: KeyShade? = nil) {
    self.key = key ?? KeyBinding.binding(for: action)?.keys.first ?? ""
    label = shade.map(ScreenLabel.shade) ?? .action(action)
  }
}

extension Screen {
  /// How a prompt is answered, or when it answers itself.
  var confirmation: ScreenLabel {
    isWatching && span.end == nil
      ? .waitsElsewhere
      : .confirmation(goesOn: remaining?.countdown, takesKeys: takesKeys)
  }

  /// What a set is that the person paces.
  func ownPace(_ step: StepInfo) -> ScreenLabel {
    let unit = step.unit?.printable
    return step.isOpen
      ? .openPace(least: step.reps, unit: unit, takesKeys: takesKeys)
      : .ownPace(reps: step.reps, unit: unit, range: step.range?.inFigures, takesKeys: takesKeys)
  }

  /// The keys that do something now, the likeliest first.
  var keyHints: [KeyHint] {
    let always = [KeyHint(.stop), KeyHint(.stopForPain), KeyHint(.help)]
    let around = [KeyHint(.next), KeyHint(.back)]
    let pausing = KeyHint(.pause)
    if pause != nil {
      let choosing = wait?.reason == .choice
      return [KeyHint(.pause, .goOn)] + (choosing ? [choice] : [KeyHint(.restart)]) + around
        + always
    }
    if let wait {
      switch wait.reason {
      case .confirmation:
        return [KeyHint(.pause, .goOn)] + around + always
      case .choice:
        return [choice, KeyHint(.confirm, .takeDefault)] + around + always
      case .repetitions:
        return [KeyHint(.confirm, .setDone), pausing] + around + [
          KeyHint(key: "+ −", .more, step?.isOpen == true ? .countReps : .changeReps)
        ]
          + always
      }
    }
    switch (stage, step?.kind) {
    case (.leadIn, _):
      return [pausing, KeyHint(.done, .beginNow)] + around + always
    case (_, .rest?):
      return [pausing, KeyHint(.done, .goOn)] + around + [KeyHint(key: "+ −", .more, .changeTime)]
        + always
    case (_, .reps?):
      return [pausing, KeyHint(.done)] + around + [KeyHint(key: "+ −", .more, .changeReps)] + always
    default:
      return [pausing, KeyHint(.done)] + around + [KeyHint(key: "+ −", .more, .changeTime)] + always
    }
  }

  /// The digits that choose.
  private var choice: KeyHint {
    let last = min(wait?.options.count ?? 1, 9)
    return KeyHint(key: last > 1 ? "1–\(last)" : "1", .choose)
  }
}
