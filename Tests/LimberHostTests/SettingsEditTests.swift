import LimberSyntax
import Testing

@testable import LimberHost

@Suite struct `A change of the settings` {
  static func unset(_ text: String, _ key: String) throws -> String? {
    let key = try #require(SettingKey.named(key))
    let edit = try SettingsEdit(SourceText(name: "settings.json", text: text))
    return edit.removing(key.path).map { String(decoding: $0, as: UTF8.self) }
  }

  struct Row: Sendable {
    var before: String
    var key: String
    var words: [String]
    var after: String
  }

  static let settings = [
    Row(
      before: "", key: "leadIn", words: ["10s"],
      after: """
        {
          "leadIn": "10s"
        }

        """),
    Row(
      before: #"{"leadIn":"5s","x-mine":[1, 2]}"#, key: "leadIn", words: ["10s"],
      after: #"{"leadIn":"10s","x-mine":[1, 2]}"#),
    Row(
      before: #"{"leadIn":"5s"}"#, key: "dose", words: ["0.25"],
      after: #"{"leadIn":"5s", "dose": 0.25}"#),
    Row(
      before: """
        {
            "x-mine": {"b": 1, "a": 2},
            "plain": true
        }
        """, key: "terminal", words: ["console", "bell:on=cue"],
      after: """
        {
            "x-mine": {"b": 1, "a": 2},
            "plain": true,
            "sinks": {"terminal": ["console", "bell:on=cue"]}
        }
        """),
    Row(
      before: """
        {"sinks": {
          "elsewhere": [],
          "commands": {}
        }}
        """, key: "sinks.commands.lamp", words: ["python3", "a \"b\""],
      after: """
        {"sinks": {
          "elsewhere": [],
          "commands": {
              "lamp": ["python3", "a \\"b\\""]
            }
        }}
        """),
    Row(before: #"{"dose": 1}"#, key: "dose", words: ["mid"], after: #"{"dose": "mid"}"#),
    Row(
      before: #"{ "plain": true }"#, key: "plain", words: ["false"], after: #"{ "plain": false }"#),
  ]

  @Test(arguments: settings)
  func `touches the value alone`(row: Row) throws {
    let key = try #require(SettingKey.named(row.key))
    let edit = try SettingsEdit(SourceText(name: "settings.json", text: row.before))
    let after = edit.setting(key.path, to: key.json(of: row.words))
    #expect(String(decoding: after, as: UTF8.self) == row.after)
    #expect(SettingsReader.read(SourceText(name: "settings.json", bytes: after)).isGood)
  }

  @Test func `takes a value out with what it leaves empty`() throws {
    #expect(
      try Self.unset(#"{"leadIn": "5s", "dose": 1, "plain": true}"#, "dose")
        == #"{"leadIn": "5s", "plain": true}"#)
    #expect(
      try Self.unset("{\n  \"dose\": 1,\n  \"plain\": true\n}", "dose") == "{\n  \"plain\": true\n}"
    )
    #expect(try Self.unset(#"{"plain": true, "dose": 1 }"#, "dose") == #"{"plain": true }"#)
    #expect(
      try Self.unset(#"{"sinks": {"commands": {"a": ["b"]}}, "dose": 1}"#, "sinks.commands.a")
        == #"{"dose": 1}"#)
    #expect(try Self.unset("{\n \"sinks\": {\"terminal\": []}\n}\n", "terminal") == "{}\n")
    #expect(try Self.unset(#"{"sinks": {"terminal": []}}"#, "elsewhere") == nil)
    #expect(try Self.unset("", "elsewhere") == nil)
  }

  @Test func `finds a setting by its name, or by the last part of it`() {
    #expect(SettingKey.named("terminal")?.name == "sinks.terminal")
    #expect(SettingKey.named("leadIn")?.name == "leadIn")
    #expect(SettingKey.named("sinks.commands.lamp-2")?.form == .command)
    #expect(SettingKey.named("sinks.commands.Lamp") == nil)
    #expect(SettingKey.named("sinks") == nil)
    #expect(SettingKey.named("") == nil)
  }
}
