internal import LimberBasics
package import LimberPlatform
package import LimberSchedule
package import LimberSyntax

/// What the person has settled once for all sessions; the command line goes before it.
package struct Settings: Sendable, Hashable {
  /// A value with the line of the file that it stands in.
  package struct Entry<Value: Sendable & Hashable>: Sendable, Hashable {
    package var value: Value
    /// The line, from 1.
    package var line: Int

    package init(_ value: Value, line: Int) {
      self.value = value
      self.line = line
    }
  }

  /// The sinks of a session on a terminal, as `--sink` takes them; whether they can be had is not known
  /// yet.
  package var terminalSinks: Entry<[Entry<String>]>?
  /// The sinks of a session anywhere else.
  package var otherSinks: Entry<[Entry<String>]>?
  /// Sinks by name with the program that serves them and its arguments.
  package var commands: [String: Entry<[String]>] = [:]
  /// The time to get ready before an exercise.
  package var leadIn: Entry<Duration>?
  /// How long a person is counted in before a session goes on after a pause.
  package var resumeCountdown: Entry<Duration>?
  /// The share of each range to aim at, from 0 to 1.
  package var dose: Entry<Double>?
  /// Whether sessions on a terminal are hands free.
  package var isHandsFree: Entry<Bool>?
  /// Whether sessions can be asked and told from outside.
  package var isControlled: Entry<Bool>?
  /// Whether sessions are shown as plain sentences.
  package var isPlain: Entry<Bool>?
  /// When reminders that name no hours of their own say nothing.
  package var quietHours: Entry<QuietHours>?
  /// The program that a terminal is opened with and its arguments, behind which a command may stand.
  package var terminalProgram: Entry<[String]>?

  /// Makes settings that settle nothing.
  package init() {}

  /// The most sinks of a session.
  package static let mostSinks = 100

  /// How long a person is counted in, where they settled nothing else.
  package static let usualResumeCountdown: Duration = .seconds(3)
}

/// What reading a settings file yielded.
package struct SettingsReading: Sendable {
  /// The file; nil where there is none.
  package var source: SourceText?
  /// What is settled, as far as it could be read.
  package var settings = Settings()
  /// What is wrong with it, in the order of the file; the first hundred.
  package var diagnostics: [Diagnostic] = []
  /// How much is wrong with it in all.
  package var total = 0

  /// Whether it can be followed.
  package var isGood: Bool { diagnostics.isEmpty }
}

/// The file that the person's settings are kept in.
package struct SettingsFile: Sendable {
  let surroundings: Surroundings

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// Its absolute path; nil without a home folder.
  package var path: String? { surroundings.folders.config.map { $0 + "/settings.json" } }

  /// What is settled; a file that is not there settles nothing.
  ///
  /// - Throws: `FileReadError` where there is a file that cannot be read.
  package func read() throws(FileReadError) -> SettingsReading {
    guard let path else { return SettingsReading() }
    do throws(FileReadError) {
      let bytes = try surroundings.disk.read(path, limit: 1 << 20)
      let source = SourceText(name: surroundings.shortened(path), bytes: bytes)
      // A file that was made and not filled yet settles nothing.
      return source.isBlank ? SettingsReading(source: source) : SettingsReader.read(source)
    } catch {
      if error.isMissing { return SettingsReading() }
      throw error
    }
  }

  /// What messages call it: `~/.config/limber/settings.json`.
  package var name: String { SafeText.shown(path.map(surroundings.homely) ?? "settings.json") }

  /// A line of it, as messages name it: `~/.config/limber/settings.json, line 3`.
  package func place(line: Int) -> String { "\(name), line \(line)" }
}
