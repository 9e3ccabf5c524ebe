/// What a key does while a session runs: the one table that the player, the screen and the help read.
public struct KeyBinding: Sendable, Hashable {
  /// What a key asks for.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    case pause, next, back, restart, more, less, done, confirm, choose, stop, stopForPain, help
  }

  /// What it asks for.
  public var action: Action
  /// The keys, as people read them: `space`, `n`, `→`, `Enter`, `1–9`; any of them does it.
  public var keys: [String]
  /// Keys of presenters' remotes and of headsets that do it too, as people read them; often none.
  public var remoteKeys: [String]
  /// What it does in a word or two, for the line of keys on the screen.
  public var label: String
  /// What it does in a sentence, for the list of all keys.
  public var help: String

  private init(
    _ action: Action, _ keys: [String], remote: [String] = [], _ label: String, _ help: String
  ) {
    self.action = action
    self.keys = keys
    remoteKeys = remote
    self.label = label
    self.help = help
  }

  /// Every key, in the order lists show them.
  public static let all: [KeyBinding] = [
    KeyBinding(
      .pause, ["space"], remote: ["play/pause"], "pause", "pause, or go on; confirm at a prompt"),
    KeyBinding(
      .next, ["n", "→"], remote: ["PageDown", "next track"], "next", "skip to the next step"),
    KeyBinding(
      .back, ["b", "←"], remote: ["PageUp", "previous track"], "back",
      "to the start of this step, or to the step before"),
    KeyBinding(.restart, ["r"], "restart", "begin this step again"),
    KeyBinding(.more, ["+", "="], "more", "10 seconds or one repetition more"),
    KeyBinding(.less, ["−", "-"], "less", "10 seconds or one repetition fewer"),
    KeyBinding(.done, ["d"], "done", "end this step here; what you did counts"),
    KeyBinding(.confirm, ["Enter"], "confirm", "confirm, or end a set that you pace yourself"),
    KeyBinding(.choose, ["1–9"], "choose", "choose one of the options"),
    KeyBinding(.stop, ["q"], "stop", "stop the session"),
    KeyBinding(.stopForPain, ["!"], "it hurts", "stop because it hurts"),
    KeyBinding(.help, ["?"], "keys", "show all keys, or hide them"),
  ]

  /// The binding of an action.
  public static func binding(for action: Action) -> KeyBinding? {
    all.first { $0.action == action }
  }
}
