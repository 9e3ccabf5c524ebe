import LimberBasics
import LimberHost
import LimberPlatform
import LimberSyntax

extension HostEnvironment {
  /// A line of the settings file, as messages name it: `~/.config/limber/settings.json, line 3`.
  func settingsPlace(line: Int) -> String {
    let name = settingsPath.map(surroundings.homely) ?? "settings.json"
    return "\(SafeText.shown(name)), line \(line)"
  }

  /// The person's settings.
  ///
  /// - Throws: `CommandFailure` where the file is faulty; what is wrong with it has then been said.
  func settings() throws(CommandFailure) -> Settings {
    let reading: SettingsReading
    do {
      reading = try readSettings()
    } catch {
      throw CommandFailure(
        .configuration,
        "the settings cannot be read: \(SafeText.shown(error.description))")
    }
    guard !reading.isGood, let source = reading.source else { return reading.settings }
    try? errors.write(DiagnosticRenderer(source: source, fit: errors.fit).text(reading.diagnostics))
    throw CommandFailure(
      .configuration,
      "the settings are faulty; mend \(SafeText.shown(source.name)) or move it away")
  }
}
