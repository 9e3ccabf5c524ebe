internal import LimberSyntax

/// What a display is told of a session before any event: what comes, and where it is.
public struct SessionOverview: Sendable, Hashable {
  /// The steps that have not begun, in their order, with the default of each choice; 20 at most.
  public var outline: [OutlineStep]
  /// What the session is doing; nil where it has not begun.
  public var status: SessionStatus?

  /// Makes an overview; that of nothing unless told otherwise.
  public init(outline: [OutlineStep] = [], status: SessionStatus? = nil) {
    self.outline = outline
    self.status = status
  }
}

// MARK: - On the wire

extension JSONWriter {
  /// Bytes of `outline` without its steps, and with the comma before it.
  static let outlineFrameBytes = #","outline":[]"#.utf8.count

  /// Writes `outline`, where there is one, and `status`, where it has begun.
  mutating func overview(_ overview: SessionOverview, _ limits: TextLimits) {
    if !overview.outline.isEmpty {
      array("outline") { json in
        for step in overview.outline { json.object { $0.outlineStep(step, limits) } }
      }
    }
    if let status = overview.status { object("status") { $0.status(status, limits) } }
  }
}

extension SessionOverview {
  /// Reads what was written; a step that cannot be read ends the outline.
  init(_ json: JSONObject) {
    let steps = (json.objects("outline") ?? []).map { OutlineStep($0) }
    self.init(
      outline: steps.prefix { $0 != nil }.compactMap { $0 },
      status: json.object("status").flatMap(SessionStatus.init))
  }
}
