package import LimberFigures
import LimberSyntax
import ShippedFigures

/// The figures that have a name: those that ship.
package enum FigureLibrary {
  package static var names: [String] { ShippedFigures.files.map(\.name) }

  /// The file of a shipped figure, nil where there is none of that name.
  package static func bytes(of name: String) -> [UInt8]? {
    ShippedFigures.files.first { $0.name == name }?.bytes
  }

  /// A shipped figure; read anew each time, which takes a few microseconds.
  @Sendable package static func figure(_ name: String) -> Figure? {
    guard let bytes = bytes(of: name) else { return nil }
    return FigureReader.read(SourceText(name: name, bytes: bytes)).figure
  }
}
