internal import LimberPlatform

/// A library of the system that a sink uses where it is there, and is built without.
public struct LoadedLibrary: Sendable {
  private let library: SharedLibrary
  /// What messages call it.
  public let name: String

  /// Loads a library by its file name, `libdbus-1.so.3`; nil where there is none.
  public init?(_ name: String) {
    guard let library = SharedLibrary(name) else { return nil }
    self.library = library
    self.name = name
  }

  /// Whether this program can load any library on this machine.
  public static var canBeLoaded: Bool { SharedLibrary.canBeLoaded }

  /// A function of the library, by its type as C has it.
  ///
  /// - Throws: where this version of the library has none of that name.
  public func function<Function>(
    _ name: String, as type: Function.Type = Function.self
  ) throws(SinkFailure) -> Function {
    guard let function = library.function(name, as: type) else {
      throw .unavailable("the library '\(self.name)' has no '\(name)'")
    }
    return function
  }
}
