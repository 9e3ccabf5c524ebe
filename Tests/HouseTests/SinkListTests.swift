import Testing

/// A sink that ships is a folder under `Plugins/`, a target in the manifest that the executable depends on,
/// and a line in `main.swift`; whoever forgets one of them is told here.
@Suite struct SinkListTests {
  static func folders() throws -> [String] {
    try Repository.names(in: "Plugins").filter { $0 != "external" }
  }

  /// The modules of the sinks that are programs, by their folders under `Plugins/external`.
  static func externals() throws -> [String: String] {
    let folders = try Repository.names(in: "Plugins/external").filter { $0 != "SinkKit" }
    return try Dictionary(
      uniqueKeysWithValues: folders.map { folder in
        let main = try Repository.names(in: "Plugins/external/" + folder).filter {
          $0.hasSuffix("Sink.swift")
        }
        try #require(main.count == 1, "\(folder)")
        return (folder, String(main[0].dropLast(".swift".count)))
      })
  }

  /// Every module of a sink.
  static func modules() throws -> [String] { try (folders() + externals().values).sorted() }

  @Test func `every folder under Plugins is a target with that path`() throws {
    let targets = try Repository.text("Package.swift").matches(
      of: #/name: "(\w+)",[^()]*path: "Plugins/(\w+)"/#)
    #expect(targets.allSatisfy { $0.output.1 == $0.output.2 })
    #expect(targets.map { String($0.output.2) }.sorted() == (try Self.folders()))
    let externals = try Repository.text("Package.swift").matches(
      of: #/externalSink\("(\w+)", "(\w+)"\)/#)
    #expect(
      Dictionary(
        externals.map { (String($0.output.2), String($0.output.1)) }, uniquingKeysWith: { $1 })
        == (try Self.externals()))
  }

  @Test func `the executable depends on every sink`() throws {
    let manifest = try Repository.text("Package.swift")
    let dependencies = try #require(
      manifest.firstMatch(
        of: #/\.executableTarget\(\s*name: "limber",\s*dependencies: \[([^\]]*)\]/#)
    ).output.1
    let named = dependencies.matches(of: #/"(\w+)"/#).map { String($0.output.1) }
    #expect(named.filter { $0.hasSuffix("Sink") }.sorted() == (try Self.modules()))
  }

  @Test func `the executable imports every sink and lists it`() throws {
    let main = try Repository.text("Sources/limber/main.swift")
    let imported = main.matches(of: #/import (\w+Sink)\b/#).map { String($0.output.1) }
    #expect(imported.sorted() == (try Self.modules()))
    let listed = main.matches(of: #/\b(\w+Sink)\.\w+/#).map { String($0.output.1) }
    #expect(Set(listed).sorted() == (try Self.modules()))
  }

  /// What else has to do with all of them asks the descriptors: a new sink is written into none.
  @Test(arguments: [
    ".ci/imports", "Tests/SinkTests/SinkContractTests.swift",
    "Sources/LimberCommands/Play/PlaySinks.swift", "Sources/LimberCommands/Sinks/SinkShop.swift",
    "Sources/LimberPlayer/Player/Stage.swift", "Sources/LimberPlayer/Player/Player.swift",
  ])
  func `no other place names one`(path: String) throws {
    let text = try Repository.text(path)
    for folder in try Self.folders() {
      let source = try Repository.text("Plugins/\(folder)/\(folder).swift")
      let name = try #require(source.firstMatch(of: #/SinkDescriptor\(\s*name: "([a-z-]+)"/#))
      #expect(!text.contains(folder), "\(folder)")
      #expect(!text.contains("\"\(name.output.1)\""), "\(folder)")
    }
  }
}
