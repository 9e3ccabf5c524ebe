import LimberHost
import LimberRoutine
import LimberSyntax

/// Something that `limber check` or `limber fmt` is to look at.
enum FileTarget: Sendable, Hashable {
  /// Standard input.
  case standardInput
  /// A file, by its path as messages show it.
  case file(String)
  /// A path that leads to nothing that can be checked, with the reason.
  case missing(String, reason: String)
}

/// Finds the files that arguments name: files as they are, folders with all that is in them.
struct FileTargets {
  private let environment: HostEnvironment
  private var seen: Set<String> = []
  private var seenFolders: Set<[UInt64]> = []
  private(set) var targets: [FileTarget] = []

  init(_ arguments: [String], in environment: HostEnvironment) {
    self.environment = environment
    for argument in arguments {
      if argument == "-" {
        targets.append(.standardInput)
      } else {
        add(argument)
      }
    }
  }

  private mutating func add(_ path: String) {
    guard let status = FileStatus.of(environment.absolute(path)) else {
      targets.append(.missing(path, reason: "there is no such file or folder"))
      return
    }
    if status.kind == .folder {
      addFolder(path, status)
    } else {
      addFile(path)
    }
  }

  private mutating func addFile(_ path: String) {
    guard seen.insert(environment.absolute(path)).inserted else { return }
    targets.append(.file(path))
  }

  /// Adds the routine files below a folder, by their names, hidden ones and schemas left out.
  private mutating func addFolder(_ path: String, _ status: FileStatus) {
    // A link may lead back up.
    guard seenFolders.insert([status.device, status.inode]).inserted else { return }
    let names: [String]
    do {
      names = try FilePath.names(in: environment.absolute(path))
    } catch {
      targets.append(.missing(path, reason: error.reason))
      return
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    for name in names where !name.hasPrefix(".") {
      guard let status = FileStatus.of(environment.absolute(folder + name)) else { continue }
      if status.kind == .folder {
        addFolder(folder + name, status)
      } else if name.hasSuffix(".json"), !name.hasSuffix(".schema.json") {
        addFile(folder + name)
      }
    }
  }
}

extension HostEnvironment {
  /// Reads a file under the name that the person wrote.
  func source(at path: String) throws(FileReadError) -> SourceText {
    do {
      let bytes = try FileReader.read(absolute(path), limit: RoutineLibrary.readLimit)
      return SourceText(name: path, bytes: bytes)
    } catch {
      var failure = error
      failure.name = path
      throw failure
    }
  }
}
