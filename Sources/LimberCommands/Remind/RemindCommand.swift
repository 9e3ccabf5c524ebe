import LimberCommandLine
import LimberHost

/// The family of commands about reminders: `limber remind …`.
enum RemindCommand: CommandFamily {
  static let description = CommandDescription(
    name: "remind", summary: "Be reminded of a routine, through cron or systemd",
    discussion: [
      """
      A reminder is a few lines in your crontab, in a block of limber's own; nothing outside of it \
      is ever touched, and each change is shown first. It reaches you by a notification on the \
      desktop, at the terminals where you are logged in, by speech or by mail, whichever works first.
      """,
      "'limber remind test ID' proves that it arrives, 'limber remind doctor' says why it does not.",
    ],
    examples: [
      .init(
        "limber remind add calf-step-stretch --at 18:00 --on mon-fri", "at six, Monday to Friday"),
      .init("limber remind list", "what there is, and when it comes next"),
      .init("limber remind test calf-step-stretch", "see it arrive"),
    ])

  static let children: [any CommandFamily.Type] = [
    RemindAddCommand.self, RemindListCommand.self, RemindEditCommand.self,
    RemindRemoveCommand.self, RemindPauseCommand.self, RemindResumeCommand.self,
    RemindSnoozeCommand.self, RemindTestCommand.self, RemindDoctorCommand.self,
    RemindExportCommand.self, RemindRestoreCommand.self, RemindRunCommand.self,
  ]
}
