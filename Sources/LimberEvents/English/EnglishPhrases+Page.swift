/// What a page in a browser says.
extension EnglishPhrases {
  /// Buttons begin with a capital, what is said ends with a full stop.
  func word(_ page: PageWord) -> String {
    switch page {
    case .begin: "Begin"
    case .takeCare: "Take care"
    case .needs: "You need"
    case .voice: "Voice"
    case .tones: "Tones"
    case .needsScript: "This page plays with JavaScript, which is switched off here."
    case .screenMaySleep:
      "This browser cannot keep the screen on. The session goes on while it is dark, but may be silent:"
        + " let the screen stay on longer in the phone's settings."
    case .whenReady: "Tap when you are ready."
    case .whenDone: "Tap when they are done."
    case .whenEnough: "Tap when you stop."
    case .playing: "The session"
    case .repetitions: "repetitions"
    case .completed: "Session completed."
    case .stopped: "Session stopped."
    case .hurt: "Stopped because it hurts. Rest now."
    case .nothingDone: "Nothing was done."
    case .stillHere: "What was done last is still here."
    case .save: "Save the result"
    case .share: "Share it"
    case .copy: "Copy it"
    case .copied: "Copied."
    case .playAgain: "To the beginning"
    case .noAnswer: "no answer"
    case .keep:
      "The result is kept nowhere yet. Save it, and 'limber history import FILE' counts it once."
    case .effort: "Effort"
    case .pain: "Pain"
    }
  }
}
