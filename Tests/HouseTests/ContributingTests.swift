import Foundation
import Testing

/// Whoever comes to work on limber is shown what is there.
@Suite struct ContributingTests {
  private let text: String
  /// What stands in backticks outside of the block of commands.
  private let quoted: [String]

  init() throws {
    text = try Repository.text("CONTRIBUTING.md")
    quoted = text.replacing(#/```[^`]*```/#, with: "")
      .matches(of: #/`([^`]+)`/#).map { String($0.output.1) }
  }

  /// The first cells of the table of rooms.
  private var rooms: [String] {
    text.matches(of: #/\n\| `([^`]+)` \|/#).map { String($0.output.1) }
  }

  @Test func `every room that it lists is there`() throws {
    #expect(rooms.count > 15)
    for room in rooms {
      let folder = room.hasSuffix("/") ? room : "Sources/\(room)"
      #expect(try !Repository.names(in: folder).isEmpty, "\(room)")
    }
  }

  @Test func `every module of the manifest is a room of it, or lies in one`() throws {
    let targets = try Repository.text("Package.swift").matches(
      of: #/\.(?:executableT|t)arget\(\s*name: "([\w-]+)"(?:,[^()]*?path: "([^"]+)")?/#)
    #expect(targets.count > 20)
    for target in targets {
      let name = String(target.output.1)
      let path = target.output.2.map { "\($0)/" } ?? ""
      #expect(
        rooms.contains(name) || rooms.contains { $0.hasSuffix("/") && path.hasPrefix($0) },
        "\(name)")
    }
  }

  @Test func `every room has a test target of its name`() throws {
    let tests = try Repository.names(in: "Tests")
    for room in rooms where room.hasPrefix("Limber") {
      #expect(tests.contains("\(room)Tests"), "\(room)")
    }
  }

  @Test func `every file and folder that it names is there`() throws {
    let linked = text.matches(of: #/\]\(([^)]+)\)/#).map { String($0.output.1) }
    let paths = linked + quoted.filter { $0.contains("/") || $0.hasSuffix(".swift") }
    #expect(paths.count > 10)
    for path in paths {
      let place = Repository.root.appending(path: path).path
      #expect(FileManager.default.fileExists(atPath: place), "\(path)")
    }
  }

  @Test func `every type and file name that it names is there`() throws {
    var known: Set<String> = []
    for folder in ["Sources", "Plugins", "Tests"] {
      let paths = try FileManager.default.subpathsOfDirectory(
        atPath: Repository.root.appending(path: folder).path)
      for path in paths {
        known.formUnion(path.split(separator: "/").map(String.init))
        guard path.hasSuffix(".swift") else { continue }
        known.insert(String((path.split(separator: "/").last ?? "").dropLast(6)))
        let words = try Repository.text("\(folder)/\(path)").split { !$0.isLetter && $0 != "_" }
        for (keyword, name) in zip(words, words.dropFirst())
        where ["struct", "class", "enum", "protocol", "actor"].contains(keyword) {
          known.insert(String(name))
        }
      }
    }
    // What is in capitals throughout is a variable of the environment.
    let names = quoted.filter {
      $0.wholeMatch(of: #/[A-Z]\w+(\+\w+)?/#) != nil && $0 != $0.uppercased()
    }
    #expect(names.count > 30)
    for name in names where name != "Duration" { #expect(known.contains(name), "\(name)") }
  }

  @Test func `every section of the checks that it names is one`() throws {
    let script = try Repository.text(".ci/run")
    let named = text.matches(of: #/\n\.ci\/run ([a-z ]+?) +#/#)
      .flatMap { $0.output.1.split(separator: " ") }
    #expect(!named.isEmpty)
    for name in named { #expect(script.contains("\nsection \(name) "), "\(name)") }
  }
}
