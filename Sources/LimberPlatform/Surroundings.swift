/// Where the program runs: the variables it was started with, its folders and itself, as a value.
package struct Surroundings: Sendable {
  package var variables: [String: String]
  /// The absolute folder that relative paths start from.
  package var workingFolder: String
  /// The absolute path of the running program, where that can be told.
  package var executable: String?
  /// The absolute path that it was started by, links kept, for what starts it again later.
  package var command: String?
  /// The home folder on record, for when `HOME` is not set.
  package var homeOnRecord: String?
  /// The files that all its paths lead to.
  package var disk: Disk

  package init(
    variables: [String: String] = [:], workingFolder: String = "/", executable: String? = nil,
    homeOnRecord: String? = nil, disk: Disk = .system
  ) {
    self.variables = variables
    self.workingFolder = workingFolder
    self.executable = executable
    self.homeOnRecord = homeOnRecord
    self.disk = disk
  }

  /// Those of the running program.
  package static func live() -> Surroundings {
    let variables = Identity.variables()
    var surroundings = Surroundings(
      variables: variables, workingFolder: Identity.workingFolder() ?? "/",
      executable: Identity.executable(),
      homeOnRecord: variables["HOME"]?.hasPrefix("/") == true ? nil : homeOnRecord(on: .system))
    surroundings.command = Identity.command(in: surroundings)
    return surroundings
  }

  /// The home folder that the machine has on record for whoever runs the program; nil for none.
  ///
  /// It is looked up in the file of accounts itself, and in no directory on the net: what the C library would
  /// load for those a static program can load only where it finds the very library it was linked with.
  package static func homeOnRecord(of user: UInt32 = Identity.user, on disk: Disk) -> String? {
    #if canImport(Darwin)
      return Identity.homeOfAccount()
    #else
      guard let bytes = try? disk.read("/etc/passwd", limit: 16 << 20) else { return nil }
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        // name:password:number:group:remarks:home:shell
        let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard fields.count >= 6, UInt32(String(decoding: fields[2], as: UTF8.self)) == user else {
          continue
        }
        let home = String(decoding: fields[5], as: UTF8.self)
        return home.hasPrefix("/") ? home : nil
      }
      return nil
    #endif
  }

  /// Where limber keeps its files for this person.
  package var folders: Folders { Folders(variables: variables, homeOnRecord: homeOnRecord) }

  /// A variable's value; nil where it is not set or empty.
  package func variable(_ name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// The person's locale for messages, as their variables state it; empty where they do not.
  package var locale: String {
    variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
  }

  /// A path as the person wrote it, made absolute.
  package func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" || path.hasPrefix("~/"), let home = folders.home {
      return home + path.dropFirst()
    }
    return workingFolder == "/" ? "/" + path : workingFolder + "/" + path
  }

  /// A path as messages show it: from the working folder where it lies in it, `~` for the home folder.
  package func shortened(_ path: String) -> String {
    if path.hasPrefix(workingFolder + "/") {
      return String(path.dropFirst(workingFolder.count + 1))
    }
    return homely(path)
  }

  /// A path seen from the home folder, where it lies in it: `~/.config/limber/settings.json`.
  package func homely(_ path: String) -> String {
    if let home = folders.home, home != "/", path.hasPrefix(home + "/") {
      return "~" + String(path.dropFirst(home.count))
    }
    return path
  }
}

/// There is no place for files of the person: neither `HOME` nor a home folder on record.
package struct NoHomeFolder: Error, CustomStringConvertible {
  /// Makes the error.
  package init() {}

  package var description: String { "there is no home folder; set HOME or name a path" }
}
