import LimberEvents
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

@testable import LimberHost
@testable import LimberPlatform

@Suite struct FoldersTests {
  struct Row: CustomTestStringConvertible {
    var variables: [String: String]
    var record: String?
    var state: String?
    var testDescription: String { "\(variables) \(record ?? "-")" }
  }

  @Test(arguments: [
    Row(variables: ["HOME": "/h"], state: "/h/.local/state/limber"),
    Row(variables: ["HOME": "/h/"], state: "/h/.local/state/limber"),
    Row(variables: ["HOME": "/"], state: "/.local/state/limber"),
    Row(variables: [:], record: "/r", state: "/r/.local/state/limber"),
    Row(variables: ["HOME": "relative"], record: "/r", state: "/r/.local/state/limber"),
    Row(variables: ["HOME": ""], record: nil, state: nil),
    Row(variables: ["HOME": "/h", "XDG_STATE_HOME": "/s"], state: "/s/limber"),
    Row(variables: ["HOME": "/h", "XDG_STATE_HOME": "s"], state: "/h/.local/state/limber"),
    Row(variables: ["HOME": "/h", "XDG_STATE_HOME": ""], state: "/h/.local/state/limber"),
    Row(variables: ["XDG_STATE_HOME": "/s/"], state: "/s/limber"),
  ]) func `files are kept where the variables say`(_ row: Row) {
    let folders = Folders(variables: row.variables, homeOnRecord: row.record)
    #expect(folders.state == row.state)
  }
}

@Suite struct RoutineLibraryTests {
  @Test func `an id is found in the person's folder before the shipped ones`() throws {
    let folder = try TemporaryFolder()
    let library = folder.environment().routines
    #expect(try library.find("warm-up").origin == .shipped)
    let path = try folder.file(".local/share/limber/routines/warm-up.json", "{}")
    let found = try library.find("warm-up")
    #expect(found.origin == .own)
    #expect(found.path == path)
    #expect(found.file.source.bytes == Array("{}".utf8))
    #expect(found.file.id == "warm-up")
    #expect(library.entries().filter { $0.id == "warm-up" }.map(\.origin) == [.own])
  }

  @Test(arguments: ["mine/calf.json", "./mine/calf.json", "mine/calf.JSON.json"])
  func `a path is a file, and its neighbours are found first`(path: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(path, "{}")
    _ = try folder.file("mine/warm-up.json", "near")
    let found = try folder.environment().routines.find(path)
    #expect(found.origin == .file)
    #expect(found.file.source.name == path)
    #expect(found.lookup.find("warm-up")?.source.bytes == Array("near".utf8))
    #expect(found.lookup.find("leg-elevation") != nil)
    #expect(found.lookup.find("no-such") == nil)
    #expect(found.lookup.knownIDs().contains("leg-elevation"))
  }

  @Test(arguments: ["../secret", ".hidden", "", "a/../../secret", "a\u{0}b"])
  func `an id never leads out of a folder`(id: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("secret.json", "{}")
    let library = folder.environment(["XDG_DATA_HOME": folder.path + "/data"]).routines
    #expect(library.lookup(first: folder.path + "/data").find(id) == nil)
  }

  @Test func `what is not there is named, with what there is`() throws {
    let folder = try TemporaryFolder()
    let library = folder.environment().routines
    do {
      _ = try library.find("warmup")
      Issue.record("it was found")
    } catch {
      guard case .unknown("warmup", let known) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(known.contains("warm-up"))
    }
    do {
      _ = try library.find("none.json")
      Issue.record("it was found")
    } catch {
      guard case .unreadable(let reason) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(reason.isMissing)
      #expect(reason.name == "none.json")
    }
  }

  @Test func `a file that is too large is read only so far`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("big.json", String(repeating: " ", count: 3 << 20))
    let found = try folder.environment().routines.find("big.json")
    #expect(found.file.source.bytes.count == RoutineLibrary.readLimit)
  }

  @Test func `without a home there are the shipped routines`() {
    let library = RoutineLibrary(Surroundings())
    #expect(library.entries().contains { $0.id == "calf-step-stretch" && $0.origin == .shipped })
  }
}
