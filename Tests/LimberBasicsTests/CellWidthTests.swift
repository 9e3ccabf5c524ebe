import LimberBasics
import Testing

@Suite struct `The width of a text in cells` {
  /// A text and the cells that it takes.
  struct Case: CustomTestStringConvertible {
    var text: String
    var cells: Int
    var testDescription: String { "'\(text)' takes \(cells)" }

    init(_ text: String, _ cells: Int) {
      self.text = text
      self.cells = cells
    }
  }

  @Test(arguments: [
    Case("", 0), Case("Heel drop", 9), Case("é", 1), Case("e\u{301}", 1), Case("ß–…“", 4),
    Case("界", 2), Case("ＷＩＤＥ", 8), Case("한글", 4), Case("\u{1112}\u{1161}\u{11AB}", 2),
    Case("\u{D7B0}", 0), Case("\u{1100}\u{D7B0}", 2), Case("｡", 1), Case("☺️", 2), Case("☺", 1),
    Case("नि", 2),
    Case("👍", 2), Case("👍🏽", 2), Case("👩‍👩‍👧", 2), Case("🇩🇪", 2), Case("❤", 1), Case("❤️", 2),
    Case("1️⃣", 2),
    Case("क्ष", 2), Case("\t", 0), Case("\u{1B}", 0), Case("\u{200B}", 0), Case("\u{AD}", 0),
    Case("█▀─━", 4), Case("𠀀", 2),
  ])
  func `counts what a terminal draws`(case: Case) {
    #expect(`case`.text.cellWidth == `case`.cells)
  }

  /// A text cut to a width.
  struct Cut: CustomTestStringConvertible {
    var text: String
    var cells: Int
    var result: String
    var testDescription: String { "'\(text)' in \(cells)" }

    init(_ text: String, _ cells: Int, _ result: String) {
      self.text = text
      self.cells = cells
      self.result = result
    }
  }

  @Test(arguments: [
    Cut("Heel drop", 9, "Heel drop"), Cut("Heel drop", 8, "Heel dr…"), Cut("Heel drop", 6, "Heel…"),
    Cut("Heel", 1, "…"), Cut("Heel", 0, ""), Cut("Heel", -3, ""), Cut("", 5, ""),
    Cut("界界界", 6, "界界界"), Cut("界界界", 5, "界界…"), Cut("界界界", 4, "界…"), Cut("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
    Cut("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func `is kept to by a cut`(cut: Cut) {
    let result = cut.text.truncated(toCells: cut.cells)
    #expect(result == cut.result)
    #expect(result.cellWidth <= max(cut.cells, 0))
  }
}
