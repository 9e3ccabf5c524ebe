internal import ShippedRoutines

/// The pages of the documentation that are in the binary, in Markdown, by what they tell of.
///
/// The manual is made of them; ``formatPages`` is also what `limber help format` shows.
package enum DocumentationPages {
  /// All of the format: of routines, programmes and figures.
  package static var formatPages: [[UInt8]] { ShippedRoutines.pages }
  /// The history's file.
  package static var history: [[UInt8]] { [ShippedPages.history] }
  /// The settings' file.
  package static var settings: [[UInt8]] { [ShippedPages.settings] }
  /// Programs that are sinks, and the events that they are told.
  package static var sinks: [[UInt8]] { ShippedPages.sinks }
  /// A session's socket, and status bars that show what comes from it.
  package static var control: [[UInt8]] { ShippedPages.control }
}
