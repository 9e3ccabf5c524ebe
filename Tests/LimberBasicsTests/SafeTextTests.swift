import LimberBasics
import Testing

@Suite struct `What may reach a place` {
  /// Everything that commands a terminal: C0 but the line break, DEL, C1.
  static let controls = (0..<0x20).filter { $0 != 0x0A }.map(scalar) + (0x7F..<0xA0).map(scalar)
  /// Everything that turns a line around.
  static let directions =
    ([0x61C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x206F)).map(scalar)
  /// What shows nothing and is needed by no script.
  static let invisible =
    ([0xAD, 0x34F, 0x115F, 0x200B, 0x2060, 0x2064, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB]
    + Array(0xE0000...0xE007F)).map(scalar)
  /// What parts lines in Unicode, and what limber prints itself.
  static let breaks: [Unicode.Scalar] = ["\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
  static let hostile = controls + directions + invisible + breaks

  static func scalar(_ value: Int) -> Unicode.Scalar { Unicode.Scalar(UInt32(value)) ?? "?" }

  @Test func `nothing that steers, turns or hides reaches any of them`() {
    let rules: [(String) -> String] = [
      SafeText.shown, SafeText.printed, SafeText.line, { Markup.escape($0) },
    ]
    for bad in Self.hostile {
      for rule in rules {
        let safe = rule("a\(bad)b")
        if bad == "\t", safe == "a\tb" { continue }
        #expect(!safe.unicodeScalars.contains(bad), "U+\(String(bad.value, radix: 16))")
        #expect(safe.hasPrefix("a") && safe.hasSuffix("b"))
      }
    }
  }

  @Test func `a rule applied twice changes nothing more`() {
    let text = "x" + String(String.UnicodeScalarView(Self.hostile)) + "y\nz"
    for rule in [SafeText.shown, SafeText.printed, SafeText.line] {
      #expect(rule(rule(text)) == rule(text))
    }
  }

  @Test(arguments: [
    "Heel drop", "Wärme 🧘 ελλ", "👩‍👩‍👧 ❤️ 1️⃣ 🇩🇪 👍🏽", "می‌خواهم", "क्‍ष", "日本語", "e\u{301}\"\u{301}",
    "葛\u{E0100}",
    "\u{FFFD}", "",
  ])
  func `letters of every script stay, and the joiners and marks that they need`(text: String) {
    #expect(SafeText.shown(text) == text)
    #expect(SafeText.printed(text) == text)
    #expect(SafeText.line(text) == text)
  }

  @Test func `on a terminal a control shows its picture and a mark of direction a stand-in`() {
    #expect(SafeText.shown("\u{1B}]52;c;x\u{7}\n\u{7F}\u{9B}2J") == "␛]52;c;x␇␊␡\u{FFFD}2J")
    #expect(SafeText.shown("abc\u{202E}gpj.exe") == "abc\u{FFFD}gpj.exe")
    #expect(SafeText.shown("soft\u{AD}ly") == "softly")
  }

  @Test func `a sentence keeps its words apart where a line broke, and once`() {
    #expect(
      SafeText.line("one\r\ntwo\tthree\u{2028}\u{1B}[2Jfour\u{202E}") == "one two three [2Jfour")
  }

  @Test func `what is printed keeps its lines and the program's own style, and no other command`() {
    let bold = SafeText.Style.bold.painted("Calf\u{1B}[2J")
    #expect(bold == "\u{1B}[1mCalf␛[2J\u{1B}[0m")
    #expect(SafeText.printed("a\n\(bold)\n") == "a\n\(bold)\n")
    #expect(SafeText.printed("a\tb\r\nc\rd\r") == "a\tb\nc␍d␍")
    for bad in [
      "\u{1B}[8m", "\u{1B}[1;31m", "\u{1B}[01m", "\u{1B}[1", "\u{1B}[H", "\u{1B}]0;x\u{7}",
    ] {
      #expect(!SafeText.printed("\(bad) x").unicodeScalars.contains("\u{1B}"))
    }
  }

  @Test func `bytes that are no text stay the sign for that`() {
    let half = String(decoding: [0x61, 0xED, 0xA0, 0x80, 0xFF, 0x62] as [UInt8], as: UTF8.self)
    #expect(SafeText.shown(half) == half)
    #expect(half.unicodeScalars.allSatisfy { $0 == "a" || $0 == "b" || $0 == "\u{FFFD}" })
  }

  @Test func `HTML gets no sign of its own from a text, whatever stands on the sign`() {
    #expect(Markup.escape("<b a='\"'>&") == "&lt;b a=&#39;&quot;&#39;&gt;&amp;")
    #expect(Markup.escape("<b a='\"'>&", quotes: false) == "&lt;b a='\"'&gt;&amp;")
    for sign in ["<", ">", "&", "\"", "'"] as [Unicode.Scalar] {
      let safe = Markup.escape("\(sign)\u{301}")
      #expect(safe.hasPrefix("&") && safe.unicodeScalars.contains("\u{301}"))
      #expect(safe.unicodeScalars.count { $0 == sign } == (sign == "&" ? 1 : 0))
    }
  }

  @Test func `an escape goes by scalar, so that no mark hides what it stands on`() {
    #expect(
      "\"\u{301}\\\u{20DD}".escapingScalars(["\"", "\\"]).unicodeScalars.elementsEqual(
        "\\\"\u{301}\\\\\u{20DD}".unicodeScalars))
  }

  @Test(arguments: [
    ("\u{200B}", false), ("\u{2060}\u{AD}", false), ("\u{3164}", false), (" \u{A0}\u{3000}", false),
    ("\u{2800}", false), ("\u{301}", false), ("\u{200D}", false), ("", false), ("a", true),
    ("\u{200B}界", true), ("❤️", true),
  ])
  func `a text is visible where one of its letters is`(text: String, isVisible: Bool) {
    #expect(SafeText.isVisible(text) == isVisible)
  }
}
