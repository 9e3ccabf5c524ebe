import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Synchronization
import Testing

struct IncludeTests {
  /// Files by their ids, with markers; the first is the one that is read.
  private struct Folder {
    let files: [(id: String, marked: MarkedSource)]

    init(_ files: KeyValuePairs<String, String>) {
      self.files = files.map { ($0.key, MarkedSource($0.value, name: "\($0.key).json")) }
    }

    init(files: [(id: String, marked: MarkedSource)]) {
      self.files = files
    }

    var lookup: RoutineLookup {
      let files = files
      return RoutineLookup(
        find: { id in files.first { $0.id == id }?.marked.file(id: id) },
        knownIDs: { files.map(\.id) })
    }

    func read() -> RoutineReading {
      RoutineReader.read(files[0].marked.file(id: files[0].id), lookup: lookup)
    }

    /// The reports, each diagnostic behind its file's name.
    func found() -> [String] {
      read().reports.flatMap { report in
        let file = files.first { $0.marked.source.name == report.source.name }
        return (file?.marked.listing(of: report.diagnostics) ?? ["?"])
          .map { "\(report.source.name) \($0)" }
      }
    }
  }

  @Test func `a routine comes with all that it includes`() throws {
    let folder = Folder([
      "a": Self.routine(including: "b", "c"), "b": Self.routine(including: "c"), "c": Self.leaf,
      "d": Self.leaf,
    ])
    let set = try #require(folder.read().set)
    #expect(set.rootID == "a")
    #expect(set.routines.keys.sorted() == ["a", "b", "c"])
    #expect(set.routines["b"]?.steps.map(\.kind) == [.routine(id: "c")])
  }

  @Test func `what several routines include is read alike for each, and anew where it changed`() {
    let included = IncludedFiles()
    /// What each of a folder's routines is, all read in a row.
    func sets(_ folder: Folder) -> [RoutineSet?] {
      folder.files.map { file in
        RoutineReader.read(
          file.marked.file(id: file.id), lookup: folder.lookup, sharing: included
        ).set
      }
    }
    let before = Folder([
      "a": Self.routine(including: "b"), "b": Self.routine(including: "c"), "c": Self.leaf,
      "d": Self.routine(including: "b", "gone"),
    ])
    let alone = before.files.map { file in
      RoutineReader.read(file.marked.file(id: file.id), lookup: before.lookup).set
    }
    #expect(sets(before) == alone && alone.map { $0 == nil } == [false, false, false, true])
    let after = Folder([
      "a": Self.routine(including: "b"), "b": Self.leaf, "d": Self.routine(including: "a"),
    ])
    #expect(
      sets(after).map { $0?.routines.keys.sorted() } == [["a", "b"], ["b"], ["a", "b", "d"]])
  }

  @Test func `a routine that is not there gets a suggestion`() {
    let folder = Folder(["a": Self.routine(including: "1️⃣cafl", "2️⃣q"), "calf": Self.leaf])
    #expect(folder.found() == ["a.json 1️⃣ unknown-routine", "a.json 2️⃣ unknown-routine"])
    let messages = folder.read().reports[0].diagnostics.map(\.message)
    #expect(messages[0] == "there is no routine 'cafl'; did you mean 'calf'?")
    #expect(messages[1] == "there is no routine 'q'")
  }

  @Test(arguments: ["../a", "/etc/passwd", "A", "a b", "a.json"])
  func `what is no id is never looked for`(_ id: String) {
    let asked = Mutex<[String]>([])
    let lookup = RoutineLookup { id in
      asked.withLock { $0.append(id) }
      return nil
    }
    let marked = MarkedSource(Self.routine(including: "1️⃣" + id))
    let report = RoutineReader.read(marked.file(), lookup: lookup).reports[0]
    #expect(marked.listing(of: report.diagnostics) == ["1️⃣ unknown-routine"])
    #expect(asked.withLock(\.self) == [])
  }

  @Test func `a routine that includes itself is a circle`() {
    let folder = Folder(["a": Self.routine(including: "1️⃣a")])
    #expect(folder.found() == ["a.json 1️⃣ circular-routine"])
    #expect(folder.read().reports[0].diagnostics[0].message.contains("'a → a'"))
  }

  @Test func `a circle is said with its chain, and once`() {
    let folder = Folder([
      "a": Self.routine(including: "1️⃣b"), "b": Self.routine(including: "c"),
      "c": Self.routine(including: "a"),
    ])
    #expect(folder.found() == ["a.json 1️⃣ circular-routine"])
    #expect(folder.read().reports[0].diagnostics[0].message.contains("'a → b → c → a'"))
  }

  @Test func `a circle among the included ones shows the way into it`() {
    let folder = Folder([
      "a": Self.routine(including: "1️⃣b", "2️⃣c"), "b": Self.routine(including: "c"),
      "c": Self.routine(including: "b"),
    ])
    #expect(folder.found() == ["a.json 1️⃣ circular-routine", "a.json 2️⃣ circular-routine"])
    let messages = folder.read().reports[0].diagnostics.map(\.message)
    #expect(messages[0].contains("'a → b → c → b'"))
    #expect(messages[1].contains("'a → c → b → c'"))
  }

  @Test func `faults of included files are reported with their own file, once`() {
    let folder = Folder([
      "a": Self.routine(including: "b", "c"), "b": Self.routine(including: "c"),
      "c": #"{ "format": 1, "title": 1️⃣"", "steps": [ { "type": "rest", "duration": 2️⃣5 } ] }"#,
    ])
    #expect(folder.found() == ["c.json 1️⃣ empty", "c.json 2️⃣ bad-duration"])
    #expect(folder.read().set == nil)
    #expect(folder.read().reports.map(\.source.name) == ["a.json", "c.json"])
  }

  @Test func `an included file that is no JSON says so, and its includer nothing`() {
    let folder = Folder(["a": Self.routine(including: "b"), "b": "1️⃣x"])
    #expect(folder.found() == ["b.json 1️⃣ syntax"])
  }

  @Test func `warnings about included files are theirs alone`() {
    let folder = Folder([
      "a": Self.routine(including: "b"),
      "b":
        #"{ "format": 1, "title": "B", "steps": [ { "type": "timed", "name": "A", "duration": "5s" } ] }"#,
    ])
    #expect(folder.found() == [])
    #expect(folder.read().set != nil)
  }

  @Test func `included steps are one deeper than the step that includes them`() {
    #expect(Self.chain(of: 16).found() == [])
    #expect(Self.chain(of: 17).found() == ["r1.json 1:62 too-deep"])
    #expect(Self.chain(of: 400).found() == ["r1.json 1:62 too-deep"])
  }

  @Test func `a routine may lie too deep in one place and not in another`() {
    let root = MarkedSource(Self.routine(including: "1️⃣r1", "r2"), name: "r0.json")
    let folder = Folder(files: [(id: "r0", marked: root)] + Self.chain(of: 16).files)
    #expect(folder.found() == ["r0.json 1️⃣ too-deep"])
  }

  @Test func `each file is looked for once`() {
    let asked = Mutex<[String]>([])
    let files = Self.doubling(400).files
    let lookup = RoutineLookup { id in
      asked.withLock { $0.append(id) }
      return files.first { $0.id == id }?.marked.file(id: id)
    }
    let reading = RoutineReader.read(files[0].marked.file(id: "r1"), lookup: lookup)
    #expect(reading.reports[0].diagnostics.map(\.code) == ["too-deep", "too-deep"])
    #expect(asked.withLock { Set($0).count == $0.count && $0.count <= 17 })
  }

  @Test func `the size of included routines counts`() {
    // Two to the thirteenth are few enough, and thirteen times as many are not.
    #expect(Self.doubling(14).found() == [])
    let root = MarkedSource(
      #"{"format":1,"title":"A","steps":[{"type":"rounds","rounds":1️⃣13,"steps":[{"type":"routine","routine":"r1"}]}]}"#,
      name: "root.json")
    let folder = Folder(files: [(id: "root", marked: root)] + Self.doubling(14).files)
    #expect(folder.found() == ["root.json 1️⃣ too-large"])
  }

  // MARK: - Files

  private static let leaf =
    #"{ "format": 1, "title": "Leaf", "steps": [ { "type": "rest", "duration": "0.1s" } ] }"#

  private static func routine(including ids: String...) -> String {
    let steps = ids.map { id in
      let isMarked = (id.first?.unicodeScalars.count ?? 1) > 1
      let marker = isMarked ? String(id.prefix(1)) : ""
      return
        #"{ "type": "routine", "routine": \#(marker)"\#(isMarked ? String(id.dropFirst()) : id)" }"#
    }
    return #"{ "format": 1, "title": "Test", "steps": [ \#(steps.joined(separator: ", ")) ] }"#
  }

  /// Routines that each include the next one.
  private static func chain(of count: Int) -> Folder {
    Folder(
      files: (1...count).map { number in
        let text =
          number == count
          ? leaf
          : #"{"format":1,"title":"A","steps":[{"type":"routine","routine":"r\#(number + 1)"}]}"#
        return (id: "r\(number)", marked: MarkedSource(text, name: "r\(number).json"))
      })
  }

  /// Routines that each include the next one twice.
  private static func doubling(_ count: Int) -> Folder {
    Folder(
      files: (1...count).map { number in
        let text = number == count ? leaf : routine(including: "r\(number + 1)", "r\(number + 1)")
        return (id: "r\(number)", marked: MarkedSource(text, name: "r\(number).json"))
      })
  }
}
