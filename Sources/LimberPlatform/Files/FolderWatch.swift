internal import SystemLibrary

/// Tells when something appears in some folders, without looking again and again.
///
/// Make it, look, and wait: what appears behind its making is not missed. Of a folder that is not there
/// the nearest one above it is watched; make another watch after each wait.
package final class FolderWatch: Sendable {
  /// What is waited for: it can be read once something appeared.
  package let file: OpenFile
  /// The folders, kept open where that is what watches them.
  private let open: [OpenFile]

  /// Begins to watch; nil where the system watches nothing.
  package init?(_ folders: [String], on disk: Disk) {
    let paths = Set(folders.compactMap { Self.nearest($0, on: disk) })
    #if canImport(Darwin)
      let number = kqueue()
      guard number >= 0 else { return nil }
      file = OpenFile(number: number, name: "watch", owns: true)
      var opened: [OpenFile] = []
      for path in paths {
        guard let folder = try? OpenFile(path, O_EVTONLY) else { continue }
        var change = kevent(
          ident: UInt(folder.number), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
          fflags: UInt32(NOTE_WRITE | NOTE_DELETE | NOTE_RENAME), data: 0, udata: nil)
        if kevent(number, &change, 1, nil, 0, nil) == 0 { opened.append(folder) }
      }
      open = opened
      guard !opened.isEmpty else { return nil }
    #else
      // The flags of inotify are those of open(2).
      let number = inotify_init1(Int32(O_CLOEXEC | O_NONBLOCK))
      guard number >= 0 else { return nil }
      file = OpenFile(number: number, name: "watch", owns: true)
      open = []
      let news = UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
      let watched = paths.filter { inotify_add_watch(number, $0, news) >= 0 }
      guard !watched.isEmpty else { return nil }
    #endif
  }

  private static func nearest(_ path: String, on disk: Disk) -> String? {
    var path = path
    while disk.status(of: path)?.kind != .folder {
      let folder = FilePath.split(path).folder
      guard folder != path else { return nil }
      path = folder
    }
    return path
  }
}
