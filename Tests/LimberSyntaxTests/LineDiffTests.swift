import LimberSyntax
import LimberTestSupport
import Testing

@Suite struct LineDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    LineDiff.unified(from: old, to: new, oldName: "a", newName: "b")
  }

  @Test func `equal texts have no difference`() {
    #expect(diff("", "").isEmpty)
    #expect(diff("a\nb\n", "a\nb\n").isEmpty)
  }

  @Test func `a changed line is shown with three lines around it`() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") == """
        --- a
        +++ b
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func `changes far apart stand in hunks of their own`() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = "0\n" + (1...19).map { "\($0)\n" }.joined()
    #expect(
      diff(old, new) == """
        --- a
        +++ b
        @@ -1,3 +1,4 @@
        +0
         1
         2
         3
        @@ -17,4 +18,3 @@
         17
         18
         19
        -20

        """)
  }

  @Test func `a text that was empty or becomes so is counted from line 0`() {
    #expect(diff("", "a\n") == "--- a\n+++ b\n@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a\n", "") == "--- a\n+++ b\n@@ -1 +0,0 @@\n-a\n")
  }

  @Test func `a missing line break at the end is named`() {
    #expect(
      diff("a", "a\n") == """
        --- a
        +++ b
        @@ -1 +1 @@
        -a
        \\ No newline at end of file
        +a

        """)
  }

  @Test func `lines that only look alike differ`() {
    #expect(diff("e\u{301}\n", "é\n").contains("-e\u{301}\n+é\n"))
    #expect(diff("a\r\n", "a\n").contains("-a\r\n+a\n"))
  }

  @Test func `a difference leads from one text to the other with the fewest changes`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<400 {
      let old = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        ["a\n", "b\n", "c\n"].randomElement(using: &random) ?? ""
      }
      let new = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        ["a\n", "b\n", "c\n"].randomElement(using: &random) ?? ""
      }
      let body = diff(old.joined(), new.joined()).split(separator: "\n").dropFirst(2)
      let changes = body.count { $0.hasPrefix("-") || $0.hasPrefix("+") }
      #expect(changes == old.count + new.count - 2 * Self.common(old, new))
      #expect(Self.apply(body.map(String.init), to: old) == new)
    }
  }

  @Test func `texts that have nothing in common are replaced without a search`() {
    let old = (0..<5_000).map { "a\($0)\n" }.joined()
    let new = (0..<5_000).map { "b\($0)\n" }.joined()
    let lines = diff(old, new).split(separator: "\n")
    #expect(lines.count == 3 + 10_000)
    #expect(lines[2] == "@@ -1,5000 +1,5000 @@")
  }

  /// The length of the longest common subsequence.
  private static func common(_ old: [String], _ new: [String]) -> Int {
    var row = Array(repeating: 0, count: new.count + 1)
    for line in old {
      var next = [0]
      for (index, other) in new.enumerated() {
        next.append(line == other ? row[index] + 1 : max(row[index + 1], next[index]))
      }
      row = next
    }
    return row[new.count]
  }

  /// The lines that a unified diff makes of others.
  private static func apply(_ body: [String], to old: [String]) -> [String] {
    var new: [String] = []
    var at = 0
    for line in body {
      switch line.first {
      case "@":
        let start = line.dropFirst(4).prefix { $0.isNumber }
        let isEmpty = line.dropFirst(4 + start.count).hasPrefix(",0 ")
        let target = (Int(start) ?? 0) - (isEmpty ? 0 : 1)
        new += old[at..<target]
        at = target
      case "-": at += 1
      case "+": new.append(line.dropFirst() + "\n")
      default:
        new.append(old[at])
        at += 1
      }
    }
    return new + old[at...]
  }
}
