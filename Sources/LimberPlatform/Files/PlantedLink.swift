extension Disk {
  /// Makes a link that leads to a target, unless it is there; whether it is.
  package func link(_ path: String, to target: String) -> Bool {
    (try? effects.link(path, to: target)) != nil || effects.target(of: path) == target
  }
}

/// Links that somebody else may have planted to have another file written than the one that was meant.
enum PlantedLink {
  /// How many links a path may lead over.
  private static let most = 40

  /// Refuses a path on which a link lies that cannot be trusted.
  ///
  /// A link is trusted that the person or the system made, in a folder where nobody else may put one.
  /// The system does the same where its protection of links is on; it is not everywhere.
  ///
  /// - Throws: `SystemError`
  static func refuse(_ path: String, on disk: Disk) throws(SystemError) {
    var pending = parts(of: path)[...]
    var folder = path.hasPrefix("/") ? "/" : "."
    var links = 0
    while let part = pending.popFirst() {
      let place = folder == "/" ? "/" + part : folder + "/" + part
      guard let status = disk.status(ofLink: place) else { return }
      guard status.kind == .link else {
        folder = place
        continue
      }
      links += 1
      guard links <= most, let target = disk.effects.target(of: place) else { return }
      if !isTrusted(status, in: disk.status(of: folder)) {
        throw .forbidden(
          path, detail: "leads over the link '\(place)', which somebody else may have put there")
      }
      if target.hasPrefix("/") { folder = "/" }
      pending = (parts(of: target) + pending)[...]
    }
  }

  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }

  private static func isTrusted(_ link: FileStatus, in folder: FileStatus?) -> Bool {
    guard link.owner == 0 || link.owner == Identity.user, let folder else { return false }
    return folder.mode & 0o002 == 0
  }
}
