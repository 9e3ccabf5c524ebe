import LimberBasics
import Testing

@testable import ConsoleSink

@Suite struct `Block letters` {
  /// A text in a box, as it is set.
  struct Case: CustomTestStringConvertible {
    var testDescription: String { "\(text) in \(width)x\(height)" }
    var text: String
    var width: Int
    var height: Int
    var isUnicode = true
    var rows: String
  }

  static let cases = [
    Case(
      text: "Hold", width: 40, height: 5,
      rows: """
        ██  ██    ████    ██      ████
        ██  ██  ██    ██  ██      ██  ██
        ██████  ██    ██  ██      ██  ██
        ██  ██  ██    ██  ██      ██  ██
        ██  ██    ████    ██████  ████
        """),
    Case(
      text: "Hold", width: 20, height: 5,
      rows: """
        █ █  ██  █   ██
        █ █ █  █ █   █ █
        ███ █  █ █   █ █
        █ █ █  █ █   █ █
        █ █  ██  ███ ██
        """),
    Case(
      text: "Hold", width: 20, height: 4,
      rows: """
        █ █ ▄▀▀▄ █   █▀▄
        █▀█ █  █ █   █ █
        ▀ ▀  ▀▀  ▀▀▀ ▀▀
        """),
    Case(
      text: "Lower the heel", width: 40, height: 6,
      rows: """
        █   ▄▀▀▄ █   █ █▀▀ █▀▄   ▀█▀ █ █ █▀▀
        █   █  █ █ █ █ █▀  █▀▄    █  █▀█ █▀
        ▀▀▀  ▀▀   ▀ ▀  ▀▀▀ ▀ ▀    ▀  ▀ ▀ ▀▀▀
        █ █ █▀▀ █▀▀ █
        █▀█ █▀  █▀  █
        ▀ ▀ ▀▀▀ ▀▀▀ ▀▀▀
        """),
    Case(
      text: "0:12", width: 30, height: 5, isUnicode: false,
      rows: """
        ######      ####    ######
        ##  ##  ##    ##        ##
        ##  ##        ##    ######
        ##  ##  ##    ##    ##
        ######      ######  ######
        """),
    Case(
      text: "é ß", width: 30, height: 3,
      rows: """
        █▀▀   ▄▀▀ ▄▀▀
        █▀     ▀▄  ▀▄
        ▀▀▀   ▀▀  ▀▀
        """),
  ]

  @Test(arguments: cases)
  func `are the largest that fit`(setting: Case) {
    let letters = BlockLetters(
      setting.text, width: setting.width, height: setting.height, isUnicode: setting.isUnicode)
    #expect(letters?.rows.joined(separator: "\n") == setting.rows)
  }

  @Test func `are never wider or higher than their box, and leave nothing out`() {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:×/−-+.,'!?()◀▶&·"
    for text in [
      alphabet, "Back to the middle", "◀ LEFT", "W W W", "12:04", alphabet + " " + alphabet,
    ] {
      for width in 1...120 {
        for height in [1, 2, 3, 5, 6, 9, 14, 40] {
          for isUnicode in [true, false] {
            guard
              let letters = BlockLetters(text, width: width, height: height, isUnicode: isUnicode)
            else { continue }
            #expect(letters.width <= width)
            #expect(letters.rows.count <= height)
            #expect(letters.rows.allSatisfy { $0.cellWidth <= letters.width })
            #expect(!letters.rows.joined().contains("…"))
          }
        }
      }
    }
  }

  @Test func `grow with their box`() {
    var before = 0
    for height in 3...60 {
      let rows = BlockLetters("HOLD", width: 10 * height, height: height)?.rows.count ?? 0
      #expect(rows >= before)
      before = rows
    }
    #expect(before == 60)
  }

  @Test(arguments: ["冷却", "Подъём", "ارفع", "🙂"])
  func `are none where a character has no shape`(text: String) {
    #expect(BlockLetters(text, width: 200, height: 20) == nil)
  }

  @Test func `tell every two characters apart`() {
    let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:×/-+.,'!?()◀▶&·"
    let shapes = Set(characters.compactMap { BlockFont.shape($0) })
    #expect(shapes.count == characters.count)
  }

  @Test(arguments: [
    ("冷却", "冷 却"), ("Подъём", "П О Д Ъ Ё М"), ("ارفع", "ارفع"),
    (
      "One sentence that is much too long to be drawn apart",
      "One sentence that is much too\nlong to be drawn apart"
    ),
  ])
  func `stand as wide text where they have no shapes`(text: String, expected: String) {
    #expect(WideText.lines(text, width: 30, height: 3).joined(separator: "\n") == expected)
  }
}
