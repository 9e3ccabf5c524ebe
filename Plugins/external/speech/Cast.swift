internal import LimberEvents
internal import SinkKit

/// Who speaks: the engines that the options ask for, how they are to, and where what they said before lies.
struct Cast {
  let manner: Engine.Manner
  let engines: [Engine]
  let first: Engine
  /// Prepared sentences; nil where nothing is to be prepared.
  let shelf: Shelf?

  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    manner = Engine.Manner(
      rate: values.number("rate") ?? 160, voice: values["voice"], language: values["language"],
      volume: values.number("volume") ?? 50)
    let chosen = values.command("engine")?.first ?? values["engine"]
    let prepares = values["prepare"] == "on"
    let all = Engine.all(values, system)
    let writesFiles = prepares || !values["record"].isEmpty
    engines = writesFiles ? all.filter(\.writesFiles) : all
    guard let first = engines.first else {
      if !all.isEmpty, chosen != "auto" {
        throw .configuration(
          "'\(chosen)' cannot speak into a file, so it can neither record nor prepare; 'espeak-ng' and"
            + " 'espeak' can, and a program whose arguments have a place '{file}'")
      }
      if chosen != "auto" {
        throw .unavailable("the program '\(chosen)' cannot be found; install it")
      }
      throw .unavailable(
        "there is no program that speaks; install"
          + " \(writesFiles ? "" : "speech-dispatcher or ")espeak-ng")
    }
    self.first = first
    shelf = prepares ? Shelf(identity: first.identity(manner), system) : nil
  }
}
