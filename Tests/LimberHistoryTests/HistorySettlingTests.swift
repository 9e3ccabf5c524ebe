import LimberBasics
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberHistory
@testable import LimberPlatform

@Suite struct `A history that is told session by session` {
  /// Lines of sessions that are told one through the other, some twice, some that go on from others, some
  /// ahead of their beginning, and some that nobody can read.
  private func lines(_ random: inout SeededGenerator) -> [String] {
    var lines: [String] = []
    var begun: [String] = []
    for number in 0..<Int.random(in: 1...40, using: &random) {
      let id = "s\(Int.random(in: 0..<12, using: &random))"
      let time = Instant(milliseconds: Int64.random(in: 0...40, using: &random) * 43_200_000)
      switch Int.random(in: 0..<10, using: &random) {
      case 0...3:
        let resumes = Bool.random(using: &random) ? begun.randomElement(using: &random) : nil
        lines.append(
          HistoryLine.start(
            .init(
              id: id, time: time, routines: [.init(id: "calf")], planned: .seconds(number),
              resumes: resumes == id ? nil : resumes)
          ).text)
        begun.append(id)
      case 4, 5:
        lines.append(
          HistoryLine.step(
            id,
            .init(
              index: 1, routine: "calf", path: "/steps/0", kind: .timed,
              name: "\",\"resumes\":\"s1",
              did: .time(.seconds(number)), outcome: .done)
          ).text)
      case 6, 7:
        lines.append(
          HistoryLine.end(
            .init(id: id, time: time, outcome: .completed, did: .seconds(number))
          ).text)
      case 8: lines.append(HistoryLine.rating(id, effort: 3, pain: number % 11).text)
      default:
        lines.append(
          [
            "", "torn", "{\"v\":1,\"kind\":\"later\",\"id\":\"\(id)\"}",
            #"{"v":1,"kind":"end","id":"\#(id)","#,
          ]
          .randomElement(using: &random) ?? "")
      }
      if Int.random(in: 0..<20, using: &random) == 0 { lines += lines.suffix(6) }
    }
    return lines
  }

  @Test func `says the same as one that is read whole`() throws {
    let now = Instant(milliseconds: 30 * 43_200_000)
    for seed in 0..<400 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let disk = SimulatedDisk()
      try disk.disk.makeFolder("/state")
      let file = HistoryFile(folder: "/state", on: disk.disk)
      try disk.disk.write(Array(lines(&random).joined(separator: "\n").utf8), to: file.path)
      let whole = try file.read()
      var told: [(place: Int, record: SessionRecord)] = []
      var trainings: [(place: Int, training: SessionRecord)] = []
      let reading = try file.forEachTraining { parts in
        told += parts
        trainings += Trainings(parts.map(\.record), now: now).all.map { training in
          (parts.last?.place ?? 0, training)
        }
      }
      #expect(told.map(\.place).sorted() == Array(whole.sessions.indices))
      #expect(told.sorted { $0.place < $1.place }.map(\.record) == whole.sessions)
      #expect(reading.unreadable == whole.unreadable)
      #expect(reading.newerCount == whole.newerCount)
      let joined = Trainings(whole.sessions, now: now).all
      #expect(Set(trainings.map(\.training)) == Set(joined), "seed \(seed)")
    }
  }
}
