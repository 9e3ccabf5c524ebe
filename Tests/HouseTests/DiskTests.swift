import Testing

/// What lasts goes through the one disk, whose other maker shows every fault and every crash.
@Suite struct DiskTests {
  private static let files = ["Sources", "Plugins"].flatMap { folder in
    (try? Repository.files(in: folder, suffix: ".swift")) ?? []
  }.sorted()

  /// The files in which a pattern is met outside of comments, each once.
  private func files(with pattern: Regex<some Any>) throws -> [String] {
    try Self.files.filter { file in
      try Repository.text(file).split(separator: "\n").contains { line in
        !line.drop { $0 == " " }.hasPrefix("//") && line.firstMatch(of: pattern) != nil
      }
    }
  }

  @Test func `no file is made, changed or taken away but by the disk's real maker`() throws {
    let calls =
      #/(?:^|[\s(!])(?:openat|creat|fopen|opendir|rename|renameat|fsync|fdatasync|flock|unlink|unlinkat|mkdir|rmdir|symlink|truncate|ftruncate|chmod|fchmod|mkstemp)\((?!_| *[a-z]+:)/#
    let found = try files(with: calls).filter { file in
      try Repository.text(file).contains("import SystemLibrary")
    }
    #expect(found == ["Sources/LimberPlatform/Files/SystemDisk.swift"])
  }

  @Test func `a path is opened past the disk only for terminals, pipes and the system's own`()
    throws
  {
    let found = try files(with: #/\bOpenFile\((?!number:)/#)
    #expect(
      found == [
        "Plugins/external/SinkKit/SinkSystem+Files.swift",
        "Sources/LimberPlatform/Files/FolderWatch.swift",
        "Sources/LimberPlatform/Files/SystemDisk.swift",
        "Sources/LimberPlatform/Loop/MainQueue.swift",
        "Sources/LimberPlatform/Terminal/HostStreams.swift",
        "Sources/LimberPlatform/Terminal/KeyTerminal.swift",
        "Sources/LimberPlatform/Terminal/LoggedInTerminals.swift",
        "Sources/LimberPlatform/Terminal/TerminalModes.swift",
      ])
  }

  @Test func `only what is about the machine itself names its disk`() throws {
    let found = try files(with: #/\bDisk\.system|: Disk = \.system|\bon: \.system/#)
    #expect(
      found == [
        "Sources/LimberPlatform/Files/OpenFiles.swift",
        "Sources/LimberPlatform/Programs/ProcessGroup.swift",
        "Sources/LimberPlatform/Programs/Processes.swift",
        "Sources/LimberPlatform/Programs/SharedLibrary.swift",
        "Sources/LimberPlatform/Programs/Spawned.swift",
        "Sources/LimberPlatform/Surroundings.swift",
        "Sources/LimberPlatform/Terminal/LoggedInTerminals.swift",
      ])
  }
}
