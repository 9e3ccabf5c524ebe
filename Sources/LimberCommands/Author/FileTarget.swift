import LimberBasics
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// Something that `limber check` or `limber fmt` is to look at.
enum FileTarget: Sendable, Hashable {
  case standardInput
  /// A file, by its path as messages show it.
  case file(String)
  /// A file that was met in a folder, by its path and what stood there: nobody asked for it by name.
  case met(String, FileStatus)
  /// A path that leads to nothing that can be checked, with the reason.
  case missing(String, reason: String)
}

/// Finds the files that arguments name: files as they are, folders with all that is in them.
///
/// What is named is taken, be it a link. In folders no link is followed and no other file system is
/// entered: what lies behind them is not what was named.
struct FileTargets {
  private let surroundings: Surroundings
  private var seen: Set<String> = []
  private(set) var targets: [FileTarget] = []
  /// Whether the folder that is gone through holds any file.
  private var isAnyMet = false
  /// How many links were met and not followed.
  private(set) var links = 0
  /// How many other file systems were met and not entered.
  private(set) var fileSystems = 0

  init(_ arguments: [String], in surroundings: Surroundings) {
    self.surroundings = surroundings
    for argument in arguments {
      if argument == "-" {
        targets.append(.standardInput)
      } else {
        add(argument)
      }
    }
  }

  private mutating func add(_ path: String) {
    let absolute = surroundings.absolute(path)
    guard let status = surroundings.disk.status(of: absolute) else {
      targets.append(.missing(path, reason: "there is no such file or folder"))
      return
    }
    if status.kind != .folder {
      add(.file(path), at: path)
    } else if surroundings.disk.resolved(absolute) == "/" {
      targets.append(
        .missing(path, reason: "that is the whole machine; name the folder that is meant"))
    } else {
      addFolder(path, on: status.device)
      if !isAnyMet { targets.append(.missing(path, reason: "there is no routine file in it")) }
      isAnyMet = false
    }
  }

  private mutating func add(_ target: FileTarget, at path: String) {
    guard seen.insert(surroundings.absolute(path)).inserted else { return }
    targets.append(target)
  }

  /// Adds the routine files below a folder, by their names, hidden ones and schemas left out.
  private mutating func addFolder(_ path: String, on device: UInt64) {
    let names: [String]
    do {
      names = try surroundings.disk.names(in: surroundings.absolute(path))
    } catch {
      targets.append(.missing(path, reason: error.reason))
      isAnyMet = true
      return
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    for name in names where !name.hasPrefix(".") {
      let path = folder + name
      guard let status = surroundings.disk.status(ofLink: surroundings.absolute(path)) else {
        continue
      }
      let isRoutine = name.hasSuffix(".json") && !name.hasSuffix(".schema.json")
      switch status.kind {
      case .link:
        let isFolder = surroundings.disk.status(of: surroundings.absolute(path))?.kind == .folder
        if isRoutine || isFolder { links += 1 }
      case .folder where status.device != device: fileSystems += 1
      case .folder: addFolder(path, on: device)
      case .regular, .other:
        guard isRoutine else { continue }
        isAnyMet = true
        add(.met(path, status), at: path)
      }
    }
  }

  /// What was met and left alone, in words; nil for nothing.
  ///
  /// - Parameter others: how many files were left alone because they are no routines.
  func leftAlone(others: Int = 0) -> String? {
    let parts = [
      others > 0
        ? English.count(others, "file") + " that \(others == 1 ? "is" : "are") no routine" : nil,
      links > 0 ? English.count(links, "link") : nil,
      fileSystems > 0 ? English.count(fileSystems, "other file system") : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "left alone: " + parts.joined(separator: ", ")
  }
}

extension Disk {
  /// Puts other bytes into a file's place; the reason where that was not done.
  ///
  /// - Parameter met: what stood at the path when it was met in a folder; nil where the path was named.
  func replace(_ path: String, by bytes: [UInt8], met: FileStatus?) -> String? {
    // Somebody may have put a link there since.
    if let met, status(ofLink: path)?.isSame(as: met) != true {
      return "it was replaced meanwhile, and is left alone"
    }
    do {
      try write(bytes, to: path)
      return nil
    } catch {
      return error.reason
    }
  }
}

extension RoutineLibrary {
  /// Reads a file under the name that the person wrote.
  func source(at path: String) throws(FileReadError) -> SourceText {
    do {
      let bytes = try surroundings.disk.read(surroundings.absolute(path), limit: Self.readLimit)
      return SourceText(name: path, bytes: bytes)
    } catch {
      var failure = error
      failure.name = path
      throw failure
    }
  }
}
