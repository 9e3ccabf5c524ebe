import LimberBasics

// What type a step was meant to have, by the word that stands there and by the keys that it has.

extension StepType {
  /// Whether a step with some keys has all that this type needs.
  func isServed(by keys: Set<Key>) -> Bool {
    Shape.step(self).required.allSatisfy { $0 == .type || keys.contains($0) }
  }

  /// Whether a step with some keys has all that this type needs, and nothing that it does not know.
  func fits(_ keys: Set<Key>) -> Bool {
    isServed(by: keys) && keys.isSubset(of: Shape.step(self).allowed)
  }

  /// The type that a step without one looks like; nil where several would do.
  init?(meantBy keys: Set<Key>) {
    let fitting = Self.allCases.filter { $0.fits(keys) }
    let most = fitting.map { Shape.step($0).required.count }.max()
    let best = fitting.filter { Shape.step($0).required.count == most }
    guard best.count == 1 else { return nil }
    self = best[0]
  }

  /// The type that was meant by a word that is none.
  init?(meantBy word: String, with keys: Set<Key>) {
    let plain = KeyMeaning.plain(word)
    let close = Suggestion.closest(to: word, among: Self.allCases.map(\.rawValue))
    let named = Self.names.filter { $0.words.split(separator: " ").contains { $0 == plain } }.map(
      \.type)
    let candidates = (close.flatMap { StepType(rawValue: $0) }.map { [$0] } ?? []) + named
    guard
      let type = candidates.first(where: { $0.isServed(by: keys) }) ?? StepType(meantBy: keys)
        ?? candidates.first
    else { return nil }
    self = type
  }

  /// The type that was meant where the one that stands there lacks what it needs, and another has it.
  ///
  /// Only a key that the one does not know and the other needs tells them apart.
  func mistaken(for keys: Set<Key>) -> StepType? {
    guard !isServed(by: keys), let other = StepType(meantBy: keys) else { return nil }
    let own = Set(Shape.step(self).allowed)
    return Shape.step(other).required.contains { !own.contains($0) } ? other : nil
  }

  private static let names: [(type: StepType, words: String)] = [
    (
      .timed,
      "exercise hold stretch time timer static isometric duration countdown work active interval warmup cooldown cardio"
    ),
    (.reps, "exercise rep repetition repetitions strength dynamic sets set movement"),
    (.rest, "pause break recovery recover relax"),
    (
      .prompt,
      "instruction instructions message info information note text say setup prepare cue transition"
    ),
    (.rounds, "circuit superset loop repeat round block group section sets set"),
    (.choice, "question ask branch option options select decision"),
    (.routine, "include ref reference subroutine import play"),
  ]
}
