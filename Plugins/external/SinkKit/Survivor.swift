internal import LimberPlatform

/// This sink once more, beside itself: it learns when the sink is gone, however that came, and does
/// what is left to do.
///
/// It leads a group of its own, since whoever ends the sink's group by force ends all that is in it. Its
/// standard input ends with the sink, and it must end soon after.
public final class Survivor {
  private let child: TendedChild
  private let system: SinkSystem
  private var leash: OpenFile?

  /// How long it may take to end once it is not needed any more.
  private static let patience = Duration.seconds(1)

  /// Starts the sink with arguments that are its own; nil where the system cannot.
  ///
  /// - Parameter name: the sink's, by which the program knows what it is started as.
  public init?(of name: String, _ arguments: [String], _ system: SinkSystem) {
    guard let path = Identity.executable(), let input = try? ChildPipe(name: "input"),
      let child = try? TendedChild(
        path, [SinkPrograms.prefix + name] + arguments, variables: system.surroundings.variables,
        handing: [0: input.reader],
        isApart: true)
    else { return nil }
    self.child = child
    self.system = system
    leash = input.writer
  }

  /// Lets it end, and waits until it has.
  public func dismiss() {
    leash = nil
    let end = system.now + Self.patience
    while child.takeStatus() == nil {
      if system.now >= end {
        child.kill()
        return child.wait()
      }
      system.sleep(SinkWait(.milliseconds(5)))
    }
  }
}
