internal import SinkKit

/// The book of loans as a file in limber's runtime folder, which only this person can read, and the guard
/// that gives back what is in it should the sink be killed.
final class LoanFile: LoanShelf {
  private let system: SinkSystem
  private let folder: String?
  private let name: String
  private var survivor: Survivor?
  private var isKept = false

  private static let prefix = "mpris-"
  private static let ending = ".json"
  /// The argument with which the program is its own guard.
  static let guardArgument = "--give-back"

  init(_ system: SinkSystem) {
    self.system = system
    folder = system.ownFolder()
    name = "\(Self.prefix)\(system.processNumber)\(Self.ending)"
  }

  func keep(_ book: LoanBook) -> Bool {
    guard let folder else { return false }
    let path = "\(folder)/\(name)"
    guard system.write(Array((book.json + "\n").utf8), to: path) else { return false }
    isKept = true
    if survivor == nil {
      survivor = Survivor(of: MPRISSink.manifest.name, [Self.guardArgument, path], system)
    }
    return true
  }

  func clear() {
    guard let folder, isKept else { return }
    isKept = false
    system.remove("\(folder)/\(name)")
  }

  /// Lets the guard go; called once nothing is on loan.
  func close() { survivor?.dismiss() }

  func others() -> [LoanBook] { found().map(\.book) }

  func discard(_ book: LoanBook) {
    for (path, found) in found() where found == book { system.remove(path) }
  }

  /// The books of others; what is none, and of a process that is gone, is cleared away.
  private func found() -> [(path: String, book: LoanBook)] {
    guard let folder else { return [] }
    return system.names(in: folder).sorted().compactMap { name in
      guard name != self.name, name.hasPrefix(Self.prefix), name.hasSuffix(Self.ending),
        let process = Int32(name.dropFirst(Self.prefix.count).dropLast(Self.ending.count)),
        let bytes = system.contents(of: "\(folder)/\(name)")
      else { return nil }
      guard let book = LoanBook(bytes) else {
        if !system.isAlive(process) { system.remove("\(folder)/\(name)") }
        return nil
      }
      return ("\(folder)/\(name)", book)
    }
  }
}
