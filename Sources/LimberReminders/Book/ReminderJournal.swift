internal import LimberPlatform
internal import LimberSchedule
internal import LimberSyntax

/// A change of the reminders that is under way: on the disk before anything of it is, and gone when all
/// of it is.
///
/// Reminders, the crontab and systemd's units cannot be written in one; whoever finds this was left
/// with some of them, and can tell which.
struct ReminderJournal: Sendable, Hashable {
  /// The text of `reminders.json` before the change; nil where there was no file.
  var before: String?
  /// The text after it.
  var after: String
  /// The reminders whose units of systemd the change touches.
  var timers: [ReminderID]

  init(before: [UInt8]?, after: [UInt8], timers: [ReminderID]) {
    self.before = before.map { String(decoding: $0, as: UTF8.self) }
    self.after = String(decoding: after, as: UTF8.self)
    self.timers = timers
  }

  /// Reads the journal of a change that was cut short; nil where there is none.
  ///
  /// It is written whole or not at all, so one that cannot be understood is nobody's.
  init?(at path: String, on disk: Disk) {
    guard let bytes = try? disk.read(path, limit: Self.limit),
      let object = JSONObject(bytes: bytes), object.whole("v") == 1,
      let after = object.text("after")
    else { return nil }
    before = object.text("before")
    self.after = after
    timers = (object.texts("timers") ?? []).compactMap { ReminderID($0) }
  }

  /// Bytes that are read at most: two books with every sign escaped.
  private static let limit = 64 * 1_024 * 1_024

  /// Puts it on the disk.
  func keep(at path: String, on disk: Disk) throws(ReminderFailure) {
    let text = JSONWriter.object { json in
      json.field("v", 1)
      json.field("before", before)
      json.field("after", after)
      json.field("timers", timers.map(\.text))
    }
    do throws(SystemError) {
      try disk.write(Array((text + "\n").utf8), to: path)
    } catch {
      throw .file(error)
    }
  }
}
