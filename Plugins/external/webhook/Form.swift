internal import LimberEvents
internal import LimberSyntax
internal import SinkKit

/// How an event is written for whoever takes it.
struct Form {
  /// Who takes it.
  enum Service: String, CaseIterable {
    case json, slack, discord, ntfy, telegram
  }

  private let service: Service
  private let template: String
  private let chat: String
  /// What the session is called, once it has begun.
  private var routine = ""

  /// Checks that what goes together is there.
  init(_ values: SinkValues) throws(SinkFailure) {
    service = try values.choice("format")
    template = values["template"]
    chat = values["chat"]
    if service == .telegram, chat.isEmpty, !values["url"].holds("chat_id=") {
      throw .configuration("format=telegram needs 'chat', the chat that it is sent to")
    }
  }

  /// What the body is, as HTTP calls it.
  var contentType: String { service == .ntfy ? "text/plain; charset=utf-8" : "application/json" }

  /// What is posted for an event; nil where it has nothing to say.
  mutating func body(of wire: WireEvent) -> String? {
    if case .sessionStarted(let start)? = wire.event?.body { routine = start.routine.title }
    if service == .json {
      return template.isEmpty ? wire.line : filled(wire) { JSONWriter.inner($0) }
    }
    let text = template.isEmpty ? wire.text : filled(wire) { $0 }
    guard !text.isEmpty else { return nil }
    return switch service {
    case .json: nil
    case .ntfy: text
    case .slack:
      // What stands between angle brackets would be a link or call people.
      JSONWriter.object { json in
        json.field(
          "text",
          text.exchanging("&", for: "&amp;").exchanging("<", for: "&lt;")
            .exchanging(">", for: "&gt;"))
      }
    case .discord:
      JSONWriter.object { json in
        json.field("content", text)
        json.object("allowed_mentions") { json in json.array("parse") { _ in } }
      }
    case .telegram:
      JSONWriter.object { json in
        if !chat.isEmpty { json.field("chat_id", chat) }
        json.field("text", text)
      }
    }
  }

  /// The template with what an event says put in.
  private func filled(_ wire: WireEvent, _ written: (String) -> String) -> String {
    let values = [
      "text": wire.text, "kind": wire.kind, "routine": routine,
      "step": wire.event?.step?.name ?? "",
    ]
    var result = ""
    var rest = template[...]
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace]
      rest = rest[brace...]
      guard let end = rest.firstIndex(of: "}"),
        let value = values[String(rest[rest.index(after: brace)..<end])]
      else {
        result.append(rest.removeFirst())
        continue
      }
      result += written(value)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}

extension JSONWriter {
  /// A text as it stands between the quotation marks of a JSON string.
  fileprivate static func inner(_ text: String) -> String {
    let list = array { $0.value(text) }
    return String(list.dropFirst(2).dropLast(2))
  }
}
