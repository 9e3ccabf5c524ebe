import LimberPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files, folders and links of a simulated disk, and which of their names would outlive it.
struct SimulatedTree: Sendable {
  struct Folder: Sendable {
    var names: [String: Int] = [:]
    /// The names that the disk has.
    var durable: [String: Int] = [:]
    /// What came since, in order; the names of one change change together.
    var changes: [[String: Int?]] = []

    mutating func change(_ change: [String: Int?]) {
      changes.append(change)
      for (name, node) in change { names[name] = node }
    }

    mutating func synchronize() {
      durable = names
      changes = []
    }

    mutating func losePower(with chance: inout SimulatedChance) {
      for change in changes where chance.keepsName() {
        for (name, node) in change { durable[name] = node }
      }
      names = durable
      changes = []
    }
  }

  enum Content: Sendable {
    case file(SimulatedContents)
    case folder(Folder)
    case link(String)
  }

  struct Node: Sendable {
    var content: Content
    var mode: UInt32
    /// Who holds its lock: an open file's number, or 0 for another process.
    var holder: Int?
    /// How often its bytes changed.
    var changes = 0

    var file: SimulatedContents? { if case .file(let file) = content { file } else { nil } }
    var folder: Folder? { if case .folder(let folder) = content { folder } else { nil } }
  }

  /// By their numbers, of which 0 is the root's.
  var nodes = [Node(content: .folder(Folder()), mode: 0o755)]

  /// What a path names: the folder and the name in it, and the file where there is one.
  struct Place {
    var folder: Int
    var name: String
    var node: Int?
    var path: String
  }

  /// Walks along a path; the last part's link is followed where that is wanted.
  func place(of path: String, follows: Bool, links: Int = 0) throws(SystemError) -> Place {
    guard links < 40 else { throw SystemError(code: ELOOP, subject: path) }
    // By bytes: this is asked more often than anything else.
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    var here = Place(folder: 0, name: "", node: 0, path: "")
    for (index, bytes) in parts.enumerated() {
      let part = String(Substring(bytes))
      if part == "." { continue }
      guard let number = here.node else { throw SystemError(code: ENOENT, subject: path) }
      guard case .folder(let folder) = nodes[number].content else {
        throw SystemError(code: ENOTDIR, subject: path)
      }
      (here.folder, here.name, here.node) = (number, part, folder.names[part])
      let isLast = index == parts.count - 1
      if let node = here.node, case .link(let target) = nodes[node].content, !isLast || follows {
        let full = target.hasPrefix("/") ? target : here.path + "/" + target
        here = try place(of: full, follows: true, links: links + 1)
      } else {
        here.path += "/"
        here.path += part
      }
    }
    return here
  }

  func node(of path: String, follows: Bool = true) throws(SystemError) -> Int {
    guard let node = try place(of: path, follows: follows).node else {
      throw SystemError(code: ENOENT, subject: path)
    }
    return node
  }

  func status(of number: Int) -> FileStatus {
    let node = nodes[number]
    let (kind, size): (FileStatus.Kind, Int) =
      switch node.content {
      case .file(let file): (.regular, file.bytes.count)
      case .folder: (.folder, 0)
      case .link(let target): (.link, target.utf8.count)
      }
    return FileStatus(
      kind: kind, size: size, modified: 0, changed: Int64(node.changes), inode: UInt64(number),
      device: 1, mode: node.mode, owner: Identity.user)
  }

  /// Changes the names of a folder, all at once.
  mutating func change(_ folder: Int, _ change: [String: Int?]) {
    guard var names = nodes[folder].folder else { return }
    names.change(change)
    nodes[folder].content = .folder(names)
  }

  mutating func add(_ content: Content, mode: UInt32, at place: Place) -> Int {
    nodes.append(Node(content: content, mode: mode))
    change(place.folder, [place.name: nodes.count - 1])
    return nodes.count - 1
  }

  mutating func synchronize(_ number: Int) {
    switch nodes[number].content {
    case .file(var file):
      file.synchronize()
      nodes[number].content = .file(file)
    case .folder(var folder):
      folder.synchronize()
      nodes[number].content = .folder(folder)
    case .link: break
    }
  }

  /// Changes a file's bytes.
  mutating func update(_ number: Int, _ body: (inout SimulatedContents) -> Void) {
    guard var file = nodes[number].file else { return }
    body(&file)
    nodes[number].content = .file(file)
    nodes[number].changes += 1
  }

  mutating func losePower(with chance: inout SimulatedChance) {
    for number in nodes.indices {
      switch nodes[number].content {
      case .file(var file):
        file.losePower(with: &chance)
        nodes[number].content = .file(file)
      case .folder(var folder):
        folder.losePower(with: &chance)
        nodes[number].content = .folder(folder)
      case .link: break
      }
    }
  }
}
