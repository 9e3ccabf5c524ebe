internal import LimberEvents
internal import SinkKit

/// The person's own sounds, which are played in place of tones.
struct OwnSounds {
  /// What is played in one go.
  enum Piece {
    /// Tones that follow each other.
    case tones([Tone])
    /// A file of the person's own.
    case file(String)
  }

  private var files: [Tone.Kind: String] = [:]

  /// Bytes of a file at most; ten minutes are no signal any more.
  private static let limit = 100_000_000

  /// An option for each tone, called as it is.
  static let options = Tone.Kind.allCases.map { kind in
    SinkOption(
      kind.rawValue, kind: .file, defaultValue: "",
      help: "a WAV file of your own to play for '\(kind.rawValue)', as loud as it is")
  }

  /// Checks what was given, so that a file that cannot be played is told before anything happens.
  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    for kind in Tone.Kind.allCases where !values[kind.rawValue].isEmpty {
      let path = system.expanded(values[kind.rawValue])
      guard let bytes = system.contents(of: path, limit: Self.limit) else {
        throw .configuration("the sound '\(path)' cannot be read")
      }
      guard Wave.isPlayable(bytes) else {
        throw .configuration(
          "the sound '\(path)' is no WAV file; 'sox' or 'ffmpeg' makes one of it")
      }
      files[kind] = path
    }
  }

  /// Tones in the order in which they sound, in as few pieces as there can be.
  func pieces(of tones: [Tone]) -> [Piece] {
    var pieces: [Piece] = []
    for tone in tones {
      if let file = files[tone.kind] {
        pieces.append(.file(file))
      } else if case .tones(let before)? = pieces.last {
        pieces[pieces.count - 1] = .tones(before + [tone])
      } else {
        pieces.append(.tones([tone]))
      }
    }
    return pieces
  }
}
