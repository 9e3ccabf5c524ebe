import LimberProgress
import Testing

@testable import LimberHistory

/// The page on the history file shows lines as limber writes and reads them.
@Suite struct `The page on the history file` {
  /// The lines of each block, in their order; the last block holds lines of an older limber.
  private func blocks() throws -> [[String]] {
    let text = try Repository.text("Sources/LimberProgress/LimberProgress.docc/HistoryFile.md")
    return text.components(fencedBy: "jsonl")
  }

  @Test func `every line is read, and written again as it stands`() throws {
    let blocks = try blocks()
    #expect(blocks.map(\.count) == [2, 2, 1, 4, 2])
    for line in blocks.dropLast().flatMap({ $0 }) {
      #expect(HistoryLine(reading: line.utf8)?.text == line)
    }
  }

  @Test func `lines of an older limber say the same as those of today`() throws {
    let blocks = try blocks()
    for (older, newer) in zip(try #require(blocks.last), [blocks[1][1], blocks[3][0]]) {
      let (older, newer) = (HistoryLine(reading: older.utf8), HistoryLine(reading: newer.utf8))
      switch (older, newer) {
      case (.step(_, let older), .step(_, let newer)):
        #expect(older.unit == newer.unit)
        #expect((older.target, older.did) == (newer.target, newer.did))
      case (.end(let older), .end(let newer)):
        #expect(older.did == newer.did)
      default: Issue.record("these are not two lines of one kind")
      }
    }
  }

  @Test func `a history of these lines is a session and the one that goes on from it`() throws {
    let lines = try blocks().dropLast().flatMap { $0 }
    let reading = HistoryReading(Array(lines.joined(separator: "\n").utf8), path: nil)
    #expect(reading.complaint == nil)
    #expect(reading.sessions.map(\.steps.count) == [2, 0])
    #expect(reading.sessions.first?.pain == 6)
    #expect(reading.sessions.last?.resumes == reading.sessions.first?.id)
  }
}

extension String {
  /// The lines of each fenced block in a language.
  fileprivate func components(fencedBy language: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```" + language {
        isInside = true
        blocks.append([])
      } else if line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(String(line))
      }
    }
    return blocks
  }
}
