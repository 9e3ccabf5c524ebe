import ShippedRoutines
import Testing

/// A routine that ships is a file in `routines/`, a line in the manifest and a line in the enum.
@Suite struct ShippedRoutinesListTests {
  static func idsInFolder() throws -> [String] {
    try Repository.names(in: "routines")
      .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }
      .map { String($0.dropLast(".json".count)) }
  }

  @Test func `every routine in the folder is offered by the binary, in order`() throws {
    let offered = ShippedRoutines.files.map(\.id)
    #expect(offered == (try Self.idsInFolder()))
    #expect(offered.contains("calf-step-stretch"))
  }

  @Test func `the manifest embeds exactly the routines in the folder`() throws {
    let embedded = try Repository.text("Package.swift").matches(
      of: #/\.embedInCode\("([a-z0-9-]+)\.json"\)/#
    ).map { String($0.output.1) }
    #expect(embedded == (try Self.idsInFolder()))
  }

  @Test func `every example in the folder is embedded and offered, in order`() throws {
    let ids = try Repository.names(in: "routines/examples").filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(".json".count)) }
    #expect(ShippedRoutines.examples.map(\.id) == ids)
    #expect(Set(ids).isDisjoint(with: try Self.idsInFolder()))
    let embedded = try Repository.text("Package.swift").matches(
      of: #/\.embedInCode\("examples/([a-z0-9-]+)\.json"\)/#
    ).map { String($0.output.1) }
    #expect(embedded == ids)
    for file in ShippedRoutines.examples {
      #expect(file.bytes == (try Repository.bytes("routines/examples/\(file.id).json")))
    }
  }

  @Test func `the embedded bytes are the file's bytes`() throws {
    for file in ShippedRoutines.files {
      #expect(file.bytes == (try Repository.bytes("routines/\(file.id).json")), "\(file.id)")
    }
  }
}
