internal import LimberBasics
internal import LimberSyntax

/// A line that a program sends through a session's socket.
package struct ControlRequest: Sendable, Hashable {
  package enum Wish: Sendable, Hashable {
    case command(ControlCommand)
    /// What the session is doing.
    case status
    /// From now on the events of these kinds.
    case follow(Set<EventKind>)
    /// What cannot be told, for a reason that is answered.
    case unreadable(ControlFault)
  }

  /// What a program calls its request, which comes back with the answer.
  package enum Tag: Sendable, Hashable {
    case text(String)
    case number(Int)

    /// Bytes of a text at most, so that it fits beside every answer.
    static let limit = 100
  }

  package var wish: Wish
  package var id: Tag?
  /// What the program calls itself in the events that it causes; a single line, empty where it does not.
  package var sender: String

  package init(_ wish: Wish, id: Tag? = nil, sender: String = "") {
    self.wish = wish
    self.id = id
    self.sender = sender
  }

  /// What is followed where no kinds are named.
  package static let usualKinds = Set(EventKind.allCases).subtracting([.tick])

  /// The line, without its newline; empty for what cannot be told.
  package var line: String {
    JSONWriter.object { json in
      switch wish {
      case .command(let command):
        json.field("command", command.name)
        command.writeArguments(to: &json)
      case .status: json.field("command", Self.status)
      case .follow(let kinds):
        json.field("command", Self.follow)
        if kinds != Self.usualKinds {
          json.field("events", EventKind.allCases.filter(kinds.contains).map(\.rawValue))
        }
      case .unreadable: break
      }
      json.tag(id)
      if !sender.isEmpty { json.field("name", sender) }
    }
  }

  private static let status = "status"
  private static let follow = "follow"
}

// MARK: - Reading

extension ControlRequest {
  /// Reads a line; one that cannot be told keeps the `id` that it has.
  package init(line: String) {
    guard let json = JSONObject(text: line) else {
      self.init(.unreadable(ControlFault(.badLine, "a line is one JSON object")))
      return
    }
    self.init(
      .status, id: json.tag,
      sender: json.text("name").map { SafeText.line(String($0.prefix(40))) } ?? "")
    do throws(ControlFault) {
      if json.has("id"), id == nil {
        throw ControlFault(
          .badArgument, "'id' is a whole number or a string of at most \(Tag.limit) bytes")
      }
      wish = try Self.wish(json)
    } catch {
      wish = .unreadable(error)
    }
  }

  private static func wish(_ json: JSONObject) throws(ControlFault) -> Wish {
    guard let name = json.text("command") else {
      throw ControlFault(.badLine, "a line has a string 'command'")
    }
    switch name {
    case status: return .status
    case follow:
      guard json.has("events") else { return .follow(usualKinds) }
      guard let names = json.texts("events") else {
        throw ControlFault(.badArgument, "'events' is an array of kinds")
      }
      var kinds: Set<EventKind> = []
      for name in names {
        guard let kind = EventKind(rawValue: name) else {
          let shown = SafeText.shown(String(name.prefix(40)))
          let known = EventKind.allCases.map(\.rawValue)
          throw ControlFault(
            .badArgument,
            "no kind of event is called '\(shown)'" + Suggestion.words(for: name, among: known))
        }
        kinds.insert(kind)
      }
      return .follow(kinds)
    default: return .command(try ControlCommand(name, in: json))
    }
  }
}

extension JSONObject {
  /// The `id` of a request or an answer.
  var tag: ControlRequest.Tag? {
    if let number = whole("id") { return .number(number) }
    guard let text = text("id"), text.utf8.count <= ControlRequest.Tag.limit else { return nil }
    return .text(text)
  }
}

extension JSONWriter {
  /// Writes the `id` of a request or an answer.
  mutating func tag(_ tag: ControlRequest.Tag?) {
    switch tag {
    case .text(let text): field("id", text)
    case .number(let number): field("id", number)
    case nil: break
    }
  }
}
