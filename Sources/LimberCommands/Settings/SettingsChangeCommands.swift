import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSyntax

/// Settles one setting: `limber settings set KEY VALUE`.
struct SettingsSetCommand: Command {
  static let key = Argument<String>(
    .setting("KEY"), help: "The setting, as 'limber settings' lists it")
  static let values = ArgumentList<String>(
    .settingValue("VALUE"),
    help: "What to settle; sinks are parted by commas or blanks, none is no sink")
  static let description = CommandDescription(
    name: "set", summary: "Settle a setting for all sessions",
    discussion: [
      """
      The rest of settings.json stays as you wrote it. A value that 'limber play' would refuse is \
      refused here, a sink that cannot be had among them, and nothing is changed. The part before a \
      full stop may be left out: terminal is sinks.terminal.
      """,
      """
      For a program as a sink, name it with its arguments: 'limber settings set \
      sinks.commands.lamp python3 lamp.py'; behind -- they may begin with a hyphen.
      """,
    ],
    examples: [
      .init("limber settings set terminal console,bell,speech", "with a voice on a terminal"),
      .init("limber settings set leadIn 10s", "more time to get ready"),
    ],
    arguments: [key, values])

  private let key: SettingKey
  private let values: [String]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    key = try SettingKey(word: arguments.value(of: Self.key))
    let words = arguments[Self.values]
    switch key.form {
    case .command: values = words
    case .sinks: values = words == ["none"] ? [] : words.flatMap(SinkRequest.split(list:))
    case .duration, .dose, .flag, .hours:
      guard words.count == 1 else {
        throw .other(CommandFault.severalValues(key.name))
      }
      values = words
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    // A faulty file is told before a value in it is changed.
    _ = try environment.settings()
    let file = environment.settingsFile
    if key.form == .sinks {
      let shop = SinkShop(environment.sinkSources, context: environment.sinkSources.context())
      shop.askAhead(values)
      for value in values { try check(value, in: shop, for: file) }
    }
    do throws(SettingsFile.Refusal) {
      try file.set(key, to: key.json(of: values))
    } catch {
      throw error.failure(of: key, values, in: file)
    }
    let text = try environment.held(key) ?? "nothing"
    try environment.streams.output.write(
      "\(key.name) is \(text), in \(file.name)\n")
    return .success
  }

  private func check(_ sink: String, in shop: SinkShop, for file: SettingsFile) throws {
    do throws(SinkShop.Refusal) {
      _ = try shop.assignment(for: sink, isInTheOpen: true)
    } catch {
      let there =
        if case .unknown = error { "; there is \(shop.names.joined(separator: ", "))" } else { "" }
      let words = "'\(key.name)' in \(file.name) is left as it was: \(error.words)\(there)"
      if error.isUsage { throw UsageError.other(CommandFault.badSetting(words)) }
      throw CommandFailure(.unavailable, words)
    }
  }
}

/// Leaves a setting to limber again: `limber settings unset KEY`.
struct SettingsUnsetCommand: Command {
  static let key = Argument<String>(
    .setting("KEY"), help: "The setting, as 'limber settings' lists it")
  static let description = CommandDescription(
    name: "unset", summary: "Take a setting out of the file, so that limber's own holds",
    discussion: ["The rest of settings.json stays as you wrote it."],
    examples: [.init("limber settings unset leadIn", "five seconds again")],
    arguments: [key])

  private let key: SettingKey

  init(_ arguments: ParsedArguments) throws(UsageError) {
    key = try SettingKey(word: arguments.value(of: Self.key))
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    _ = try environment.settings()
    let file = environment.settingsFile
    let wasThere: Bool
    do throws(SettingsFile.Refusal) {
      wasThere = try file.unset(key)
    } catch {
      throw error.failure(of: key, [], in: file)
    }
    let now = try environment.held(key).map { ": \($0) holds" } ?? ""
    try environment.streams.output.write(
      wasThere
        ? "\(key.name) is out of \(file.name)\(now)\n"
        : "\(key.name) was not in \(file.name)\(now)\n")
    return .success
  }
}

extension SettingKey {
  /// The setting that a word of the command line names.
  fileprivate init(word: String) throws(UsageError) {
    guard let key = Self.named(word) else {
      let known = Self.all.map(\.name)
      throw .other(
        CommandFault.unknownSetting(
          word, known: known, suggestion: Suggestion.closest(to: word, among: known)))
    }
    self = key
  }
}

extension HostEnvironment {
  /// What holds for a setting now, in words; nil where nothing does.
  fileprivate func held(_ key: SettingKey) throws -> String? {
    let settings = try settings()
    let rows = EffectiveSettings(
      settings, registry: registry, isOnTerminal: streams.output.isTerminal
    ).rows
    return rows.first { $0.key == key.name }.map { SafeText.shown($0.text) }
  }
}

extension SettingsFile.Refusal {
  /// Why a setting is as it was, for the person.
  fileprivate func failure(
    of key: SettingKey, _ values: [String], in file: SettingsFile
  ) -> any Error {
    let name = file.name
    switch self {
    case .faulty(let reading):
      let fault = reading.diagnostics.first
      // A value of the wrong type is named by its message already.
      let found =
        values.isEmpty || fault?.code == "wrong-type"
        ? "" : ", found '\(SafeText.shown(values.joined(separator: " ")))'"
      let reason = fault?.message ?? "it would be faulty"
      let words = "'\(key.name)' in \(name) is left as it was: \(reason)\(found)"
      return UsageError.other(CommandFault.badSetting(words))
    case .homeless: return CommandFailure(.cannotCreate, "\(NoHomeFolder())")
    case .unreadable(let error):
      return CommandFailure(
        .configuration, "\(name) cannot be read: \(SafeText.shown(error.description))")
    case .unwritable(let error):
      return CommandFailure(.cannotCreate, "\(name) cannot be written: \(error.reason)")
    }
  }
}
