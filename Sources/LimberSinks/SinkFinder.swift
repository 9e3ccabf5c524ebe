internal import LimberEvents
internal import LimberPlatform

/// Finds the programs called `limber-sink-NAME`, in the order in which they go before one another.
///
/// Programs that the settings name for a sink go first. The places are `$LIMBER_PLUGIN_PATH`, the person's
/// data folder (`sinks` in it, then itself), limber itself, which is the ready-made ones, the folder of the
/// limber binary (then `../lib/limber` and `../libexec/limber` beside it, and `Plugins/external` of a clone
/// that it was built in), and `$PATH`.
package struct SinkFinder: Sendable {
  /// What each program's name begins with.
  package static let prefix = "limber-sink-"

  private let host: SinkHost
  /// The programs that the settings name, with their arguments; where those are faulty, whoever follows
  /// them says so.
  private let commands: [String: [String]]
  /// The folders that are looked in, the first first, each once.
  package var folders: [String] { places.compactMap(\.folder) }

  /// Where programs are looked for: in a folder, or in limber itself where that is nil.
  private struct Place: Hashable {
    var folder: String?
  }

  /// Where it looks, worked out when it does: most sessions have no sink of this kind.
  private var places: [Place] { Self.places(of: host) }

  /// Makes a finder over an environment's folders, and over its settings as they are now.
  package init(_ host: SinkHost) {
    self.host = host
    commands = host.commands
  }

  private static func places(of host: SinkHost) -> [Place] {
    func paths(_ variable: String) -> [String] {
      (host.variable(variable) ?? "").split(separator: ":").map {
        host.absolute(String($0))
      }
    }
    var folders = paths("LIMBER_PLUGIN_PATH")
    if let data = host.folders.data { folders += [data + "/sinks", data] }
    var places = folders.map { Place(folder: $0) } + [Place(folder: nil)]
    folders = host.executable.map { self.folders(beside: $0) } ?? []
    places += (folders + paths("PATH")).map { Place(folder: $0) }
    var seen = Set<Place>()
    return places.filter { seen.insert($0).inserted }
  }

  private static func folders(beside executable: String) -> [String] {
    let folder = FilePath.split(executable).folder
    let installed = FilePath.split(folder).folder
    var folders =
      [folder]
      + ["/lib/limber", "/libexec/limber"].map { (installed == "/" ? "" : installed) + $0 }
    var above = folder
    while above != "/" {
      let (parent, name) = FilePath.split(above)
      if name == ".build" { folders.append((parent == "/" ? "" : parent) + "/Plugins/external") }
      above = parent
    }
    return folders
  }

  // MARK: - Looking

  /// Every program there is, by name, those of one name in the order in which they go first.
  package func all() -> [FoundSink] {
    var found = commands.keys.sorted().compactMap(command)
    var winners: [String: String] = [:]
    for sink in found where sink.state == .usable { winners[sink.name] = sink.path }
    var seen = Set<[String]>()
    for place in places {
      guard let folder = place.folder else {
        for name in host.readyMade {
          guard let sink = own(name, winner: winners[name]) else { continue }
          seen.insert([name, sink.path])
          if sink.state == .usable { winners[name] = sink.path }
          found.append(sink)
        }
        continue
      }
      for file in (try? host.disk.names(in: folder)) ?? [] where file.hasPrefix(Self.prefix) {
        let path = (folder == "/" ? "" : folder) + "/" + file
        // One file that two folders lead to under one name is there once.
        let target = host.disk.resolved(path) ?? path
        guard seen.insert([String(file.dropFirst(Self.prefix.count)), target]).inserted else {
          continue
        }
        let name = String(file.dropFirst(Self.prefix.count))
        // What a compiler leaves beside a program is a folder, and nobody took it for a sink.
        if !SinkRequest.isName(name), host.disk.status(of: path)?.kind == .folder {
          continue
        }
        var state = state(name: name, path: path, winner: winners[name])
        if state == .usable, let weakness = weakness(of: path) { state = weakness }
        if state == .usable { winners[name] = path }
        found.append(FoundSink(name: name, path: path, state: state))
      }
    }
    return found.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
      .map(\.element)
  }

  /// The program that is used for a name; nil where there is none.
  package func find(_ name: String) -> FoundSink? {
    guard SinkRequest.isName(name), !host.reserves(name) else {
      return nil
    }
    if let sink = command(name), sink.state == .usable { return sink }
    return places.lazy.compactMap { program(name, in: $0) }.first { $0.state == .usable }
  }

  /// The program that goes first for a name, be it usable or not; nil where there is none.
  func first(_ name: String) -> FoundSink? {
    command(name) ?? places.lazy.compactMap { program(name, in: $0) }.first
  }

  /// The sink of a name that limber itself is; nil where it is none such.
  private func own(_ name: String, winner: String?) -> FoundSink? {
    guard let executable = host.executable, host.readyMade.contains(name) else { return nil }
    let state: FoundSink.State =
      host.reserves(name) ? .reserved : winner.map { .shadowed(by: $0) } ?? .usable
    return FoundSink(
      name: name, path: executable, arguments: [Self.prefix + name], state: state,
      isReadyMade: true)
  }

  /// The program of a name in a place; nil where there is no such file.
  private func program(_ name: String, in place: Place) -> FoundSink? {
    guard let folder = place.folder else { return own(name, winner: nil) }
    let path = (folder == "/" ? "" : folder) + "/" + Self.prefix + name
    guard host.disk.status(ofLink: path) != nil else { return nil }
    let state = state(name: name, path: path, winner: nil)
    return FoundSink(
      name: name, path: path, state: state == .usable ? weakness(of: path) ?? state : state)
  }

  /// The program that the settings name for a sink.
  private func command(_ name: String) -> FoundSink? {
    guard let words = commands[name] else { return nil }
    let program = words.first ?? ""
    let path =
      program.contains("/")
      ? host.absolute(program)
      : host.processes.find(program, in: host.surroundings) ?? program
    return FoundSink(
      name: name, path: path, arguments: Array(words.dropFirst()),
      state: state(name: name, path: path, winner: nil))
  }

  private func state(name: String, path: String, winner: String?) -> FoundSink.State {
    guard SinkRequest.isName(name) else {
      return .broken("a sink's name is made of lower-case letters, digits and hyphens")
    }
    if host.reserves(name) { return .reserved }
    return Self.obstacle(path, in: host) ?? winner.map { .shadowed(by: $0) } ?? .usable
  }

  /// Why a program that was found may be anybody's; nil where it is not.
  ///
  /// One that the settings name was chosen; what merely lies in a folder was put there by whoever may.
  private func weakness(of path: String) -> FoundSink.State? {
    let folder = FilePath.split(path).folder
    let disk = host.disk
    guard let file = disk.status(of: path), let place = disk.status(of: folder) else { return nil }
    let anybody: UInt32 = 0o002
    if file.mode & anybody != 0 {
      return .broken("anybody may write to it; 'chmod o-w' leaves it to you")
    }
    // In a sticky folder nobody takes another's file away, and anybody puts their own.
    let isOwn = file.owner == Identity.user || file.owner == 0
    guard place.mode & anybody != 0, place.mode & 0o1000 == 0 || !isOwn else { return nil }
    return .broken(
      "anybody may put programs into \(host.surroundings.shortened(folder)); 'chmod o-w' leaves it to you"
    )
  }

  /// What keeps a file from being run; nil where nothing does.
  static func obstacle(_ path: String, in host: SinkHost) -> FoundSink.State? {
    let disk = host.disk
    guard let status = disk.status(of: path) else {
      do throws(FileReadError) {
        _ = try disk.read(path, limit: 1)
      } catch {
        if case .system(let error) = error.reason, !error.isMissing { return .broken(error.reason) }
      }
      return .broken("it leads nowhere")
    }
    guard status.kind == .regular else {
      return .broken(status.kind == .folder ? "it is a folder" : "it is no regular file")
    }
    guard disk.isExecutable(path) else { return .notExecutable }
    return ScriptHead(path, in: host)?.fault.map { .broken($0) }
  }
}

/// A program that was found under a sink's name, be it usable or not.
package struct FoundSink: Sendable, Equatable {
  package enum State: Sendable, Equatable {
    /// It is the one that is used.
    case usable
    /// Another of the same name goes first.
    case shadowed(by: String)
    /// A sink of that name is compiled in.
    case reserved
    /// The person may not run it.
    case notExecutable
    /// It cannot be used, for a reason that is a phrase.
    case broken(String)
  }

  /// The sink's name: what stands behind `limber-sink-`.
  package var name: String
  /// The absolute path of the program.
  package var path: String
  /// What stands before the host's own arguments, for a program that the settings name and for limber itself.
  package var arguments: [String]
  package var state: State
  /// Whether it is limber itself, called by the program's name.
  package var isReadyMade: Bool

  package init(
    name: String, path: String, arguments: [String] = [], state: State, isReadyMade: Bool = false
  ) {
    self.name = name
    self.path = path
    self.arguments = arguments
    self.state = state
    self.isReadyMade = isReadyMade
  }
}
