package import LimberPlatform
internal import LimberSyntax

extension SettingsFile {
  /// Why a change was not made; the file is then as it was.
  package enum Refusal: Error, Sendable {
    /// The file is faulty, or would be: what is wrong with the value.
    case faulty(SettingsReading)
    case unreadable(FileReadError)
    /// There is no home folder to keep it in.
    case homeless
    case unwritable(SystemError)
  }

  /// Settles a value, in the file that is made where it is missing, for the person alone.
  ///
  /// - Parameter json: the value, which stands where the keys of `key` lead.
  /// - Throws: `Refusal`; of a value that the setting does not take with what reading the changed file found.
  package func set(_ key: SettingKey, to json: String) throws(Refusal) {
    let source = try text()
    guard let edit = try? SettingsEdit(source) else { throw .faulty(SettingsReader.read(source)) }
    try write(edit.setting(key.path, to: json))
  }

  /// Takes a value away.
  ///
  /// - Returns: whether there was one.
  package func unset(_ key: SettingKey) throws(Refusal) -> Bool {
    let source = try text()
    guard let edit = try? SettingsEdit(source) else { throw .faulty(SettingsReader.read(source)) }
    guard let bytes = edit.removing(key.path) else { return false }
    try write(bytes)
    return true
  }

  private func text() throws(Refusal) -> SourceText {
    let source: SourceText?
    do throws(FileReadError) {
      source = try read().source
    } catch {
      throw .unreadable(error)
    }
    return source ?? SourceText(name: name, bytes: [])
  }

  private func write(_ bytes: [UInt8]) throws(Refusal) {
    let reading = SettingsReader.read(SourceText(name: name, bytes: bytes))
    guard reading.isGood else { throw .faulty(reading) }
    guard let path else { throw .homeless }
    do {
      try surroundings.disk.makeFolder(FilePath.split(path).folder)
      try surroundings.disk.write(bytes, to: path)
    } catch {
      throw .unwritable(error)
    }
  }
}
