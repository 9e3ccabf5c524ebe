internal import SystemLibrary

/// A library of the system that is looked for while the program runs, so that it is built and started
/// without it.
package struct SharedLibrary: Sendable {
  /// What the system found it by; it stays loaded for as long as the program runs.
  private let handle: UInt

  /// Loads a library by its file name; nil where there is none that fits this program.
  ///
  /// A program that is linked statically finds one only where the C library of the machine is the very
  /// one that it was linked with, and otherwise none.
  package init?(_ name: String) {
    guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
    self.handle = UInt(bitPattern: handle)
  }

  /// A function of the library; nil where this version has none of that name.
  ///
  /// - Parameter type: its type as C has it, which is taken on trust.
  package func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    guard MemoryLayout<Function>.size == MemoryLayout<UnsafeMutableRawPointer>.size,
      let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: handle), name)
    else { return nil }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
