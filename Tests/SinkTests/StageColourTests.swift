import LimberBasics
import LimberEvents
import Testing

@testable import ConsoleSink

/// Contrast by the rule of WCAG 2, on the terminals that people have.
@Suite struct `The colours of the stage` {
  struct Colour: CustomTestStringConvertible {
    var testDescription: String { "\(red) \(green) \(blue)" }
    var red: Int
    var green: Int
    var blue: Int

    /// A colour as `#fdf6e3`.
    init(_ hex: String) {
      let value = Int(hex.dropFirst(), radix: 16) ?? 0
      (red, green, blue) = (value >> 16, value >> 8 & 0xFF, value & 0xFF)
    }

    /// A colour of the cube of 256, whose first 16 are the palette's and not of it.
    init(cube number: Int) {
      let steps = [0, 95, 135, 175, 215, 255]
      red = steps[(number - 16) / 36]
      green = steps[(number - 16) / 6 % 6]
      blue = steps[(number - 16) % 6]
    }

    var luminance: Double {
      func linear(_ value: Int) -> Double {
        let share = Double(value) / 255
        guard share > 0.04045 else { return share / 12.92 }
        // (x + 0.055) / 1.055 to the power of 2.4, which is its square times its power of 0.4.
        let base = (share + 0.055) / 1.055
        return base * base * root(base * base)
      }
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The fifth root, by Newton.
    private func root(_ value: Double) -> Double {
      var guess = 1.0
      for _ in 0..<60 {
        let power = guess * guess * guess * guess
        guess -= (guess * power - value) / (5 * power)
      }
      return guess
    }

    func contrast(to other: Colour) -> Double {
      let lights = [luminance, other.luminance].sorted()
      return (lights[1] + 0.05) / (lights[0] + 0.05)
    }
  }

  static let hues: [Style] = [.red, .green, .yellow, .cyan]

  @Test(arguments: hues.map(\.rawValue))
  func `are read on every terminal, because both of a pair are named`(hue: UInt8) throws {
    let style = Style(rawValue: hue).union(.reverse)
    let ground = try #require(style.ground)
    #expect(ground >= 16)
    #expect(style.sequence(hasColour: true) == "\u{1B}[38;5;16;48;5;\(ground)m")
    #expect(Colour(cube: 16).contrast(to: Colour(cube: ground)) >= 4.5)
    #expect(style.sequence(hasColour: false) == "\u{1B}[7m")
  }

  /// The letters and the ground of terminals that people have.
  static let palettes = [
    ("xterm", "#000000", "#ffffff"), ("xterm in reverse", "#ffffff", "#000000"),
    ("Solarized light", "#657b83", "#fdf6e3"), ("Solarized dark", "#839496", "#002b36"),
    ("Dracula", "#f8f8f2", "#282a36"), ("Gruvbox dark", "#ebdbb2", "#282828"),
  ]

  /// What a run of text looks like: nothing but the terminal's own pair, that pair the other way round, or
  /// two named colours.
  static func contrast(of style: Style, letters: String, ground: String) -> Double {
    let (letters, behind) = (Colour(letters), Colour(ground))
    guard style.contains(.reverse), let own = style.ground else {
      return letters.contrast(to: behind)
    }
    return Colour(cube: 16).contrast(to: Colour(cube: own))
  }

  @Test(arguments: palettes, StageScene.allCases)
  func `are as legible as the terminal's own, and where they are named at least 4.5`(
    palette: (name: String, letters: String, ground: String), scene: StageScene
  ) throws {
    var screen = Screen(phrases: EnglishPhrases())
    for event in scene.events { screen.fold(event) }
    let own = Self.contrast(of: [], letters: palette.letters, ground: palette.ground)
    // Solarized's own letters have 4.1 on its light ground: what is named there is better.
    #expect(own >= (palette.name.hasPrefix("Solarized") ? 4.1 : 4.5))
    for size in [TerminalSize(columns: 80, rows: 24), TerminalSize(columns: 154, rows: 51)] {
      let stage = StageLayout.frame(screen, size: size)?.rows ?? []
      let block = Block.lines(screen, size: size)
      #expect(!stage.isEmpty && !block.isEmpty)
      for run in (stage + block).flatMap(\.runs) {
        let contrast = Self.contrast(
          of: run.style, letters: palette.letters, ground: palette.ground)
        #expect(contrast >= (run.style.ground == nil || !run.style.contains(.reverse) ? own : 4.5))
        // A hue alone is not sent: it would be one of the palette's, on a ground that is not known.
        let sent = run.style.sequence(hasColour: true)
        #expect(
          !["31", "32", "33", "36"].contains {
            sent.contains("[\($0)m") || sent.contains(";\($0)m")
          })
      }
    }
  }

  @Test func `are reckoned as the rule says`() {
    #expect(abs(Colour(cube: 16).contrast(to: Colour(cube: 231)) - 21) < 0.01)
    // The grey that is just dark enough on white.
    #expect(abs(Colour(cube: 102).contrast(to: Colour(cube: 231)) - 3.59) < 0.02)
  }

  @Test(arguments: ConsoleScene.allCases)
  func `are never of letters alone, nor faint`(scene: ConsoleScene) throws {
    var screen = Screen(phrases: EnglishPhrases())
    for event in scene.events { screen.fold(event) }
    for columns in [60, 80, 154] {
      guard
        let frame = StageLayout.frame(screen, size: TerminalSize(columns: columns, rows: 24))
      else { continue }
      for line in frame.rows {
        for run in line.runs {
          let hues = Self.hues.filter { run.style.contains($0) }
          #expect(hues.isEmpty || run.style.contains(.reverse))
          #expect(!run.style.contains(.faint))
        }
      }
    }
  }
}
