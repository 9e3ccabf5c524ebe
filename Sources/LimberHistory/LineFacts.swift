internal import LimberSyntax

/// What even a line of a newer limber says, which this one cannot read: whom it is about.
struct LineFacts {
  /// The session.
  let id: String

  /// Reads them; nil where the line is not one that a newer limber wrote.
  init?(_ bytes: some Collection<UInt8>) {
    guard !bytes.contains(0), let json = JSONObject(bytes: bytes), let version = json.whole("v"),
      let kind = json.text("kind"), let id = json.text("id"), version >= HistoryLine.version,
      version > HistoryLine.version || !HistoryLine.kinds.contains(kind)
    else { return nil }
    self.id = id
  }
}
