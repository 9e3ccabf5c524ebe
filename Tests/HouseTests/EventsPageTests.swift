import Foundation
import LimberEvents
import LimberTestSupport
import Testing

/// The page that lists every event, what is written, and what is read are one.
@Suite struct EventsPageTests {
  /// A row of a table of the page.
  struct Row {
    var field: String
    var type: String
    var isAlways: Bool
  }

  /// The tables of the page by the heading that they stand under.
  static func tables() throws -> [String: [Row]] {
    let page = try Repository.text("Sources/LimberEvents/LimberEvents.docc/Events.md")
    var tables: [String: [Row]] = [:]
    var heading = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("#") { heading = String(line.drop { $0 == "#" || $0 == " " }) }
      guard !heading.contains(" "), line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      try #require(cells.count == 5, "\(line)")
      tables[heading, default: []].append(
        Row(
          field: cells[0].replacingOccurrences(of: "`", with: ""), type: cells[1],
          isAlways: cells[4] == "always"))
    }
    return tables
  }

  /// The rows of a table, with those of the objects that stand in several kinds.
  static func rows(_ name: String, in tables: [String: [Row]]) throws -> [Row] {
    try #require(tables[name], "no table '\(name)'").flatMap { row in
      let isList = row.type.hasPrefix("list of ")
      let shape = isList ? String(row.type.dropFirst("list of ".count)) : row.type
      guard parts.contains(shape) else { return [row] }
      let inner = try Self.rows(shape, in: tables).map { part in
        Row(
          field: row.field + (isList ? "[]." : ".") + part.field, type: part.type,
          isAlways: part.isAlways)
      }
      return [row] + inner
    }
  }

  /// The fields of a line, with every value that each has.
  static func values(_ line: String) throws -> [String: [Any]] {
    var values: [String: [Any]] = [:]
    func visit(_ value: Any, _ path: String) {
      switch value {
      // What its options are called is the sink's own business, and what its poses are the author's.
      case let object as [String: Any]
      where path != "sink.options" && !path.hasSuffix("drawing.poses"):
        for (key, value) in object {
          let name = path.isEmpty ? key : path + "." + key
          values[name, default: []].append(value)
          visit(value, name)
        }
      case let list as [Any]: for value in list { visit(value, path + "[]") }
      default: break
      }
    }
    visit(try JSONSerialization.jsonObject(with: Data(line.utf8)), "")
    return values
  }

  static func fits(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "text": value is String
    case "time": (value as? String)?.wholeMatch(of: #/[-0-9]{10}T[:.0-9]{12}[-+][:0-9]{5}/#) != nil
    case "whole number": (value as? NSNumber).map { $0.doubleValue == Double($0.intValue) } ?? false
    case "number": value is NSNumber
    case "flag": value is Bool
    case "list of text": value is [String]
    case _ where type.hasPrefix("list of "): value is [[String: Any]]
    default: value is [String: Any]
    }
  }

  /// The lines of every kind.
  static let lines: [(kind: String, line: String)] =
    (SampleEvents.session + SampleEvents.everyField).map { ($0.kind.rawValue, WireForm.line($0)) }
    + SampleEvents.greetings.map { ("hello", WireForm.line($0)) }

  static let kinds = EventKind.allCases.map(\.rawValue) + ["hello"]

  @Test(arguments: kinds)
  func `every field that is written stands in its kind's table, with its type`(
    kind: String
  ) throws {
    let tables = try Self.tables()
    let common = try Self.rows("line", in: tables)
    let own = try Self.rows(kind, in: tables)
    let shared = kind == "hello" ? [] : try Self.rows("event", in: tables)
    let lines = Self.lines.filter { $0.kind == kind }.map(\.line)
    #expect(!lines.isEmpty)
    var written: Set<String> = []
    for line in lines {
      let values = try Self.values(line)
      written.formUnion(values.keys)
      for (field, values) in values {
        let row = (own + common + shared).first { $0.field == field }
        let type = try #require(row, "'\(field)' of '\(kind)' is not on the page").type
        for value in values { #expect(Self.fits(value, type), "\(kind) \(field): \(value)") }
      }
      // Of a list's items it is only known where there are any.
      for row in own + common + shared where row.isAlways && !row.field.contains("[]") {
        let parent = row.field.lastIndex(of: ".").map { String(row.field[..<$0]) }
        guard parent.map({ values[$0] != nil }) ?? true else { continue }
        #expect(values[row.field] != nil, "\(kind) \(row.field)")
      }
    }
    let unwritten = (own + common + shared).map(\.field).filter { field in
      // A step's own fields are shown by the samples of any kind.
      let bare = field.hasPrefix("status.step.") ? String(field.dropFirst("status.".count)) : field
      return !written.contains(field)
        && !(bare.hasPrefix("step.") && Self.ofAnyKind.contains(bare))
    }
    #expect(unwritten == [], "no sample of '\(kind)' has these")
  }

  /// The fields of all lines.
  static let ofAnyKind = Set(lines.flatMap { ((try? values($0.line)) ?? [:]).keys })

  /// The objects that stand in several places.
  static let parts = [
    "step", "outlineStep", "tempo", "timedCue", "sessionStatus", "ordinal", "effort", "routine",
    "dose", "roundsHeld",
  ]

  @Test func `every kind has a table, and every table is a kind's or a part's`() throws {
    #expect(try Set(Self.tables().keys) == Set(Self.kinds + Self.parts + ["line", "event"]))
  }

  @Test func `every field that is written is read`() throws {
    for (kind, line) in Self.lines {
      let wire = try #require(WireEvent(line))
      #expect(wire.kind == kind)
      #expect(wire.content != .unknown)
      #expect(wire.unknownFields == [])
    }
  }

  @Test func `a comment names no page that is not here`() throws {
    let pages = Set(
      try Repository.files(in: ".", suffix: ".md").map { $0.split(separator: "/").last ?? "" })
    for file in try Repository.files(in: "Sources", suffix: ".swift")
      + Repository.files(in: "Plugins", suffix: ".swift")
    {
      for line in try Repository.text(file).split(separator: "\n") {
        guard let comment = line.range(of: "//") else { continue }
        for name in line[comment.upperBound...].matches(of: #/[\w-]+\.md\b/#) {
          #expect(pages.contains(name.output), "\(file): \(name.output)")
        }
      }
    }
  }
}
