internal import LimberSyntax

/// What a session answers to a request through its socket.
package struct ControlReply: Sendable, Hashable {
  package enum Outcome: Sendable, Hashable {
    /// It was heeded; whether anything changed, which the moment may not have let it.
    case taken(changed: Bool)
    case status(SessionStatus)
    /// From now on events come, behind a line of the kind `status`.
    case following
    case refused(ControlFault)
  }

  package var id: ControlRequest.Tag?
  package var outcome: Outcome

  package init(_ outcome: Outcome, to id: ControlRequest.Tag? = nil) {
    self.id = id
    self.outcome = outcome
  }
}

/// The first line that a session says through its socket.
package struct ControlGreeting: Sendable, Hashable {
  /// The version of the program that plays.
  package var hostVersion: String
  /// The session's UUID.
  package var session: String
  /// The person's locale, as `LANG` states it.
  package var locale: String
  /// What comes, and where the session is.
  package var overview: SessionOverview

  package init(
    hostVersion: String, session: String, locale: String,
    overview: SessionOverview = SessionOverview()
  ) {
    self.hostVersion = hostVersion
    self.session = session
    self.locale = locale
    self.overview = overview
  }
}

/// A line that a session says through its socket, written and read.
package enum ControlMessage: Sendable, Hashable {
  case greeting(ControlGreeting)
  case reply(ControlReply)
  /// Where the session is as somebody begins to follow it.
  case status(SessionStatus)
  case event(SessionEvent)

  private static let statusKind = "status"
  /// The versions of the protocol that this program speaks.
  private static let versions = [1]

  /// The line, without its newline.
  package var line: String {
    switch self {
    case .event(let event): WireForm.line(event)
    case .greeting(let greeting):
      WireForm.fitted(greeting.overview) { overview, limits in
        JSONWriter.object { json in
          json.field("kind", WireForm.greeting)
          json.field("v", WireForm.version)
          json.array("protocol") { json in for version in Self.versions { json.value(version) } }
          json.object("host") { json in
            json.field("name", "limber")
            json.field("version", greeting.hostVersion)
          }
          json.field("session", greeting.session)
          json.field("locale", limits.name(greeting.locale))
          json.overview(overview, limits)
        }
      }
    case .status(let status):
      WireForm.fitted { limits in
        JSONWriter.object { json in
          json.field("kind", Self.statusKind)
          json.field("v", WireForm.version)
          json.status(status, limits, isDrawn: true)
        }
      }
    case .reply(let reply):
      WireForm.fitted { limits in
        JSONWriter.object { $0.reply(reply, limits) }
      }
    }
  }

  /// Reads a line; nil for one that this version does not know.
  package init?(line: String) {
    guard let json = JSONObject(text: line) else { return nil }
    switch json.text("kind") {
    case nil:
      guard let reply = ControlReply(json) else { return nil }
      self = .reply(reply)
    case WireForm.greeting:
      guard json.wholes("protocol")?.contains(where: Self.versions.contains) == true else {
        return nil
      }
      self = .greeting(
        ControlGreeting(
          hostVersion: json.object("host")?.text("version") ?? "",
          session: json.text("session") ?? "", locale: json.text("locale") ?? "",
          overview: SessionOverview(json)))
    case Self.statusKind:
      guard let status = SessionStatus(json) else { return nil }
      self = .status(status)
    case _:
      guard let event = WireEvent(line)?.event else { return nil }
      self = .event(event)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func reply(_ reply: ControlReply, _ limits: TextLimits) {
    tag(reply.id)
    switch reply.outcome {
    case .taken(let changed):
      field("ok", true)
      field("changed", changed)
    case .status(let status):
      field("ok", true)
      object("status") { $0.status(status, limits) }
    case .following:
      field("ok", true)
    case .refused(let fault):
      field("ok", false)
      field("error", limits.prose(fault.message))
      field("code", fault.code.rawValue)
    }
  }
}

extension ControlReply {
  fileprivate init?(_ json: JSONObject) {
    guard let isTaken = json.flag("ok") else { return nil }
    if !isTaken {
      guard let code: ControlFault.Code = json.word("code") else { return nil }
      self.init(.refused(ControlFault(code, json.text("error") ?? "")), to: json.tag)
    } else if let status = json.object("status").flatMap(SessionStatus.init) {
      self.init(.status(status), to: json.tag)
    } else if let changed = json.flag("changed") {
      self.init(.taken(changed: changed), to: json.tag)
    } else {
      self.init(.following, to: json.tag)
    }
  }
}
