import LimberBasics
import Testing

@Suite struct EnglishTests {
  @Test(arguments: [
    (0, "0 seconds"), (1, "1 second"), (499, "1 second"), (35_983, "36 seconds"),
    (59_600, "1 minute"), (90_000, "1 minute 30 seconds"), (3_600_000, "1 hour"),
    (7_325_000, "2 hours 2 minutes 5 seconds"),
  ])
  func `a time is spoken in whole seconds, and what is not nothing is at least one`(
    milliseconds: Int, words: String
  ) {
    #expect(English.spoken(.milliseconds(milliseconds)) == words)
  }

  @Test(arguments: [
    (1, "about 1 second"), (119, "about 1 minute 59 seconds"), (120, "about 2 minutes"),
    (149, "about 2 minutes"), (150, "about 3 minutes"), (3_600, "about 1 hour"),
  ])
  func `a planned time is told to the minute from two minutes on`(seconds: Int, words: String) {
    #expect(English.about(.seconds(seconds)) == words)
  }

  @Test(arguments: [
    (1, "1 second"), (89, "89 seconds"), (90, "2 minutes"), (5_399, "90 minutes"),
    (5_400, "2 hours"),
  ])
  func `a rough time is told in the unit that fits`(seconds: Int, words: String) {
    #expect(English.roughly(.seconds(seconds)) == words)
  }

  @Test(arguments: [
    (0, "0 s"), (1_500, "1.5 s"), (45_000, "45 s"), (61_500, "1 min 1 s"), (90_000, "1 min 30 s"),
    (7_200_000, "2 h"),
  ])
  func `a short time keeps its fraction only below a minute`(milliseconds: Int, words: String) {
    #expect(English.short(.milliseconds(milliseconds)) == words)
    #expect(!English.measured(.milliseconds(milliseconds)).contains("."))
  }

  @Test(arguments: [
    (1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd"),
    (111, "111th"),
  ])
  func `ordinals are words up to twelve`(number: Int, word: String) {
    #expect(English.ordinal(number) == word)
  }

  @Test(
    arguments: [
      (.zero, "0:00", "0:00", "0"), (.milliseconds(1), "0:00", "0:01", "1"),
      (.milliseconds(9_001), "0:09", "0:10", "10"), (.seconds(90), "1:30", "1:30", "1:30"),
      (.seconds(3_725), "1:02:05", "1:02:05", "1:02:05"), (.seconds(-5), "0:00", "0:00", "0"),
      (.seconds(Int64.max) * 4, "99:59:59", "99:59:59", "99:59:59"),
    ] as [(Duration, String, String, String)])
  func `a clock cuts what has passed, and counts what is to come until it is over`(
    time: Duration, clock: String, countdown: String, beats: String
  ) {
    #expect([time.clock, time.countdown, time.beats] == [clock, countdown, beats])
  }

  @Test(
    arguments: [
      (30_000, 45_000, "30–45 s"), (1_200_000, 1_800_000, "20–30 min"),
      (45_000, 90_000, "45 s–1 min 30 s"),
      (90_000, 150_000, "1–2 min 30 s"), (60_000, 90_000, "1 min–1 min 30 s"),
      (1_500, 2_000, "1.5–2 s"),
      (5_000, 5_000, "5 s"), (3_600_000, 7_200_000, "1–2 h"), (3_000, 180_000, "3 s–3 min"),
    ])
  func `two times say what they share once`(min: Int, max: Int, words: String) {
    #expect(English.short(.milliseconds(min), to: .milliseconds(max)) == words)
  }

  @Test func `times beyond every clock are told without a trap`() {
    let huge = Duration.seconds(Int64.max) * 4
    #expect(huge.wholeMilliseconds == .max)
    #expect(!English.spoken(huge).isEmpty && !English.short(huge).isEmpty)
  }

  @Test func `a time in milliseconds is what its parts make, however long and fine it is`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let seconds = Int64.random(in: -1_000...1_000, using: &random)
      let fine = Int64.random(in: -1_500_000_000_000...1_500_000_000_000, using: &random)
      for time in [
        Duration(secondsComponent: seconds, attosecondsComponent: fine * 1_000_000),
        .seconds(seconds * 1_000_000_000), .milliseconds(seconds),
      ] {
        let parts = time.components
        let milliseconds = parts.seconds * 1_000 + parts.attoseconds / 1_000_000_000_000_000
        #expect(time.wholeMilliseconds == milliseconds)
        let isExact = parts.attoseconds % 1_000_000_000_000_000 == 0
        #expect(time.usualMilliseconds.map { $0.isExact == isExact } ?? true)
      }
    }
    #expect(Duration.seconds(86_400).usualMilliseconds?.milliseconds == 86_400_000)
    #expect(Duration.milliseconds(-1).usualMilliseconds == nil)
  }
}
