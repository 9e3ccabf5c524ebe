import Foundation
import LimberEvents
import Testing

@testable import MPRISSink

@Suite struct `The player on the bus` {
  private let player: PlayerObject = {
    var session = NowPlaying()
    session.take(Sample.started)
    return PlayerObject(session: session, now: 0)
  }()

  private func ask(
    _ interface: String, _ member: String, _ body: [BusValue] = [],
    at path: String = BusName.mediaPath
  ) -> BusOutcome {
    var call = BusMessage.call("", path, interface, member)
    call.body = body
    return player.answer(call).outcome
  }

  private func fault(_ outcome: BusOutcome) -> String? {
    if case .fault(let name, _) = outcome { name } else { nil }
  }

  private func property(_ name: String, _ interface: String = BusName.player) -> BusOutcome {
    ask(BusName.properties, "Get", [.text(interface), .text(name)])
  }

  @Test func `answers with each property that it lists`() throws {
    for interface in [BusName.media, BusName.player] {
      let entries = try #require(player.properties(of: interface))
      #expect(ask(BusName.properties, "GetAll", [.text(interface)]) == .result([.entries(entries)]))
      for entry in entries {
        #expect(property(entry.key, interface) == .result([.variant(entry.value)]))
      }
    }
  }

  /// What the description names of a kind, each as its interface and its attributes.
  private func described(_ kind: String) throws -> [(interface: String, name: String, type: String)]
  {
    let text = try #require(Introspection.text(at: BusName.mediaPath))
    var interface = ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
      if line.contains("<interface") { interface = parts[1] }
      guard line.contains("<\(kind) ") else { return nil }
      return (interface, parts[1], parts.count > 3 ? parts[3] : "")
    }
  }

  @Test func `has the properties that its description names, of those types`() throws {
    let described = try described("property")
    for interface in [BusName.media, BusName.player] {
      let named = described.filter { $0.interface == interface }.map { "\($0.name) \($0.type)" }
      let entries = try #require(player.properties(of: interface))
      #expect(Set(named) == Set(entries.map { "\($0.key) \($0.value.signature)" }))
    }
    #expect(described.count == 19)
  }

  @Test func `answers every method that its description names`() throws {
    let described = try described("method")
    for method in described {
      #expect(fault(ask(method.interface, method.name)) != "UnknownMethod", "\(method)")
    }
    #expect(described.count == 16)
  }

  @Test func `leads whoever looks around to itself`() {
    for (path, child) in [("/", "org"), ("/org", "mpris"), ("/org/mpris", "MediaPlayer2")] {
      #expect(Introspection.text(at: path)?.contains("<node name=\"\(child)\"/>") == true)
    }
    for path in ["/org/freedesktop", "/org/mpris/MediaPlayer2/x", "/org/", ""] {
      #expect(Introspection.text(at: path) == nil)
      #expect(
        fault(ask(BusName.introspectable, "Introspect", at: path)) == "UnknownObject", "\(path)")
    }
  }

  @Test func `says by the bus's own names what is wrong with a call`() {
    #expect(fault(ask(BusName.player, "Rewind")) == "UnknownMethod")
    #expect(fault(ask(BusName.media, "Play")) == "UnknownMethod")
    #expect(fault(ask("org.example.Other", "Play")) == "UnknownInterface")
    #expect(fault(ask(BusName.player, "Play", at: "/")) == "UnknownObject")
    #expect(fault(ask(BusName.player, "Seek")) == "InvalidArgs")
    #expect(fault(ask(BusName.player, "OpenUri", [.text("file:///x")])) == "NotSupported")
    #expect(fault(ask(BusName.properties, "Get", [.text(BusName.player)])) == "InvalidArgs")
    #expect(
      fault(ask(BusName.properties, "GetAll", [.text("org.example.X")])) == "UnknownInterface")
    #expect(fault(property("Colour")) == "UnknownProperty")
    #expect(fault(property("Identity")) == "UnknownProperty")
  }

  @Test func `lets nothing be set but a rate, which is one`() {
    func set(_ name: String, _ value: BusValue) -> PlayerAnswer {
      var call = BusMessage.call("", BusName.mediaPath, BusName.properties, "Set")
      call.body = [.text(BusName.player), .text(name), .variant(value)]
      return player.answer(call)
    }
    #expect(set("Rate", .number(1)).outcome == .result([]))
    #expect(set("Rate", .number(1)).command == nil)
    #expect(set("Rate", .number(0)).command == .pause)
    #expect(fault(set("Rate", .text("fast")).outcome) == "InvalidArgs")
    #expect(fault(set("Volume", .number(0.5)).outcome) == "NotSupported")
    #expect(fault(set("Metadata", .number(1)).outcome) == "PropertyReadOnly")
    #expect(fault(set("Colour", .number(1)).outcome) == "UnknownProperty")
  }
}
