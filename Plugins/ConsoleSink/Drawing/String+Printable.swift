import LimberBasics

extension String {
  /// The text on one line, without anything that could steer a terminal or turn its lines around.
  ///
  /// Routines hold no control characters, but nothing that is printed depends on that.
  var printable: String { SafeText.line(self) }
}
