public import LimberSyntax

/// The one canonical layout of the files of routines and programmes.
///
/// - Keys stand in the order of the format's tables (`Shape`): what a step is, then what to do, then
///   how much of it, nested steps last. Keys that the format does not know follow in their own
///   order, and the author's own (`x-`) come last in theirs. Nothing is dropped, not even a key that
///   stands twice, and inside a value the format knows nothing of, nothing is moved.
/// - Indentation is 2 blanks. An object or array stands on one line where that fits in 100 columns;
///   the file's own object and its list of steps, or of weeks, always take several.
/// - Texts and numbers are copied to the letter, escapes and all. A byte order mark is dropped, and
///   the text ends with a line break.
///
/// Laying out what was laid out changes nothing.
public enum RoutineLayout {
  /// The widest line that something is put on where it could also be broken, in characters.
  public static let width = 100

  /// What came of a layout.
  public enum Outcome: Sendable {
    /// The text in its canonical layout.
    case text([UInt8])
    /// Why the text was left alone: it is no JSON, or it is or would become larger than a file may be.
    case refused(Diagnostic)
  }

  /// Lays out a text; whether it is a routine that can be played does not matter.
  public static func format(_ source: SourceText) -> Outcome {
    guard source.bytes.count <= FormatLimits.fileBytes else { return tooLarge(source) }
    let root: JSONNode
    do {
      root = try JSONParser.parse(source)
    } catch {
      return .refused(error.diagnostic(in: source))
    }
    var writer = LayoutWriter(source: source)
    writer.write(root)
    guard writer.output.count <= FormatLimits.fileBytes else { return tooLarge(source) }
    return .text(writer.output)
  }
}

// MARK: - Whose it is

extension RoutineLayout {
  /// Whether a text is meant to be a routine or a programme.
  ///
  /// It is an object whose `format` is a whole number and that has a list of `steps` or of `weeks`. A
  /// text that is no JSON is taken for one where it names these keys, so that its fault can be told.
  public static func isMeant(by source: SourceText) -> Bool {
    guard source.bytes.count <= FormatLimits.fileBytes else { return false }
    guard let root = try? JSONParser.parse(source) else {
      let text = String(decoding: source.bytes, as: UTF8.self)
      return text.holds("\"\(Key.format.rawValue)\"")
        && (text.holds("\"\(Key.steps.rawValue)\"") || text.holds("\"\(Key.weeks.rawValue)\""))
    }
    guard case .object(let members) = root.value else { return false }
    return members.contains { member in
      guard case .number(let number) = member.value.value else { return false }
      return member.key == Key.format.rawValue && number.whole != nil
    }
      && members.contains { member in
        guard case .array = member.value.value else { return false }
        return [Key.steps, .weeks].contains { $0.rawValue == member.key }
      }
  }
}

extension RoutineLayout {
  private static func tooLarge(_ source: SourceText) -> Outcome {
    let isLarge = source.bytes.count > FormatLimits.fileBytes
    let message =
      "a routine file has at most 1 MiB of text"
      + (isLarge ? "" : ", and this one would have more once it is laid out")
    return .refused(
      Diagnostic(.error, code: "too-large", message: message, range: SourceRange(0, 0)))
  }
}
