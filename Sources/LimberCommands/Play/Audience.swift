import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberSession

/// Who is there while a session is played: who answers its prompts, whose keys are taken, and on what
/// a question can be asked before and after it.
struct Audience: Sendable {
  /// Who answers the prompts of the session.
  let attendance: Session.Settings.Attendance
  /// Whether keys are taken from a terminal, be it that prompts answer themselves.
  let takesKeys: Bool
  /// Whether it is played at another speed than 1: kept, marked, counted for nothing and never asked about.
  let isRehearsal: Bool
  private let terminals: HostTerminals
  private let phrases: any Phrases
  /// Standard output, where it does not belong to the events.
  private let output: HostOutput?

  /// Finds out.
  ///
  /// Keys come from standard input, or from the terminal where the routine came from there.
  ///
  /// Whoever asks for hands free is there, be it without keys; whoever has settled it once is there where
  /// there are keys.
  init(
    _ wishes: PlayWishes, settings: Settings, streams: Streams, terminals: HostTerminals
  ) {
    self.terminals = terminals
    phrases = streams.phrases
    output = wishes.printsEvents ? nil : streams.output
    isRehearsal = wishes.speed != 1
    let hasKeys =
      streams.input.isTerminal
      || wishes.routines.contains { $0.name == "-" } && terminals.hasKeys()
    if wishes.isDryRun {
      (attendance, takesKeys) = (.rehearsal, false)
    } else if wishes.isHandsFree {
      (attendance, takesKeys) = (.handsFree, hasKeys)
    } else if wishes.isUnattended || !hasKeys {
      (attendance, takesKeys) = (.nobody, hasKeys)
    } else {
      (attendance, takesKeys) = (settings.isHandsFree?.value == true ? .handsFree : .person, true)
    }
  }

  /// Whether the session counts: it is no dry run, and at its own speed.
  var isKept: Bool { attendance != .rehearsal && !isRehearsal }

  /// Whether a person answers questions around the session.
  var canAsk: Bool { attendance.isAttended && !isRehearsal }

  /// A conversation with the person, on the terminal; nil where nobody can be asked.
  ///
  /// - Parameter patience: how long the first key is waited for; nil for as long as it takes.
  func conversation(patience: Duration? = nil) -> Conversation? {
    takesKeys
      ? terminals.openConversation(on: output, phrases: phrases, patience: patience) : nil
  }

  /// Asks for yes or no; nil where nobody can be asked.
  ///
  /// - Throws: `Interruption` where the system asks to end in place of an answer.
  func asks(_ question: SessionQuestion, usually: Bool) throws(Interruption) -> Bool? {
    guard canAsk, let conversation = conversation() else { return nil }
    defer { conversation.close() }
    let answer = conversation.asks(phrases.question(question), usually: usually)
    if let signal = conversation.signal { throw Interruption(signal: signal) }
    return answer
  }
}

/// The system asked to end while a question was open: the program ends by the signal, without a word.
struct Interruption: Error, Hashable {
  var signal: Int32
}
