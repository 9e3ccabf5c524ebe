/// Texts in the letters that every terminal has.
package enum PlainLetters {
  /// The text in ASCII, each character with a stand-in that takes as many cells.
  ///
  /// Letters lose their accents, marks and bars become signs that look like them, and what has no
  /// likeness is a question mark. Lines stay as wide as they were, so what was aligned stays aligned.
  package static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var plain = ""
    for character in text {
      if character.isASCII { plain.append(character) } else { plain += standIn(character) }
    }
    return plain
  }

  private static func standIn(_ character: Character) -> String {
    if let other = likenesses[character] { return String(other) }
    // A letter with an accent of its own.
    if let base = character.unicodeScalars.first, base.isASCII, base.value > 0x20 {
      return String(Character(base))
    }
    return String(repeating: "?", count: character.cellWidth)
  }

  private static let likenesses: [Character: Character] = {
    let table: [(Character, String)] = [
      ("A", "ÀÁÂÃÄÅĀĂĄÆ"), ("C", "ÇĆĈĊČ"), ("D", "ĎĐÐ"), ("E", "ÈÉÊËĒĔĖĘĚ"), ("G", "ĜĞĠĢ"),
      ("H", "ĤĦ"),
      ("I", "ÌÍÎÏĨĪĬĮİ"), ("J", "Ĵ"), ("K", "Ķ"), ("L", "ĹĻĽŁ"), ("N", "ÑŃŅŇ"), ("O", "ÒÓÔÕÖØŌŎŐŒ"),
      ("R", "ŔŖŘ"), ("S", "ŚŜŞŠȘ"), ("T", "ŢŤŦȚ"), ("U", "ÙÚÛÜŨŪŬŮŰŲ"), ("W", "Ŵ"), ("Y", "ÝŶŸ"),
      ("Z", "ŹŻŽ"), ("a", "àáâãäåāăąæª"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"),
      ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľł"),
      ("n", "ñńņň"), ("o", "òóôõöøōŏőœº°•●"), ("r", "ŕŗř"), ("s", "śŝşšșß"), ("t", "ţťŧț"),
      ("u", "ùúûüũūŭůűųµ"), ("w", "ŵ"), ("x", "×✗✕✘"), ("y", "ýŷÿ"), ("z", "źżž"),
      ("'", "‘’‚‹›´"), ("\"", "“”„«»″"), (" ", "\u{A0}\u{2009}\u{202F}"), ("-", "–—‑−─·▁"),
      ("=", "━"),
      (".", "…○"), ("+", "✓✔"), ("~", "◐↺≈"), ("|", "│┃‖▏"), (">", "→▶▸❯"), ("<", "←◀◂❮"),
      ("^", "↑▲"),
      ("v", "↓▼"), ("#", "█▀▄▇▆▅▃▂■▌▐░▒▓"), ("!", "¡"), ("/", "÷⁄"), ("1", "¹"), ("2", "²"),
      ("3", "³"),
    ]
    return Dictionary(
      table.flatMap { plain, others in others.map { ($0, plain) } }, uniquingKeysWith: { $1 })
  }()
}
