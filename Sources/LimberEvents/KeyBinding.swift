/// What a key does while a session runs: the one table that the player, the screen and the help read.
///
/// What it does in words is a matter of `Phrases`.
public struct KeyBinding: Sendable, Hashable {
  /// What a key asks for.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    case pause, next, back, restart, more, less, done, confirm, choose, mute, status, handsFree
    case cautions, stop, stopForPain, help
  }

  /// What it asks for.
  public var action: Action
  /// The keys by their marks: `space`, `n`, `→`, `Enter`, `1–9`; any of them does it.
  public var keys: [String]
  /// Keys of presenters' remotes and of headsets that do it too, by their marks; often none.
  public var remoteKeys: [String]

  private init(_ action: Action, _ keys: [String], remote: [String] = []) {
    self.action = action
    self.keys = keys
    remoteKeys = remote
  }

  /// Every key, in the order lists show them.
  public static let all: [KeyBinding] = [
    KeyBinding(.pause, ["space"], remote: ["play/pause"]),
    KeyBinding(.next, ["n", "→"], remote: ["PageDown", "next track"]),
    KeyBinding(.back, ["b", "←"], remote: ["PageUp", "previous track"]),
    KeyBinding(.restart, ["r"]),
    KeyBinding(.more, ["+", "="]),
    KeyBinding(.less, ["−", "-"]),
    KeyBinding(.done, ["d"]),
    KeyBinding(.confirm, ["Enter"]),
    KeyBinding(.choose, ["1–9"]),
    KeyBinding(.mute, ["m"]),
    KeyBinding(.status, ["v"]),
    KeyBinding(.handsFree, ["h"]),
    KeyBinding(.cautions, ["c"]),
    KeyBinding(.stop, ["q"]),
    KeyBinding(.stopForPain, ["!"]),
    KeyBinding(.help, ["?"]),
  ]

  /// The binding of an action.
  public static func binding(for action: Action) -> KeyBinding? {
    all.first { $0.action == action }
  }
}
