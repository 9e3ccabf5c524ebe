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

  @Test func `the embedded bytes are the file's bytes`() throws {
    for file in ShippedRoutines.files {
      #expect(file.bytes == (try Repository.bytes("routines/\(file.id).json")), "\(file.id)")
    }
  }
}
