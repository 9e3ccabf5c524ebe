import LimberBasics
import LimberEvents
import LimberProgress
import LimberRoutine
import Testing

@testable import LimberCommands

/// All that is said of pain, mornings, sides and rests, as it reads aloud.
@Suite struct `Sentences of pain` {
  private static let phrases = EnglishPhrases()
  private static let today = Day(year: 2026, month: 3, day: 4)
  private static let eight = DoseAmount.count(8)

  /// Why a dose is what it is.
  private static func dose(_ reason: DoseReason) -> String {
    DoseDecision(
      key: DoseKey(routine: "calf", path: "/steps/0", unit: .repetitions), name: "Drop",
      min: eight, max: .count(12), target: eight, reason: reason
    ).why
  }

  private static func note(_ note: SessionNote) -> String { phrases.note(note) }

  private static func question(_ question: SessionQuestion) -> String {
    phrases.question(question)
  }

  /// What holds a dose, or takes it back, after some pain.
  private static func reasons(_ pain: Pain) -> [DoseReason] {
    let mornings: [DoseReason] = pain.number.map { [.heldForMorning($0)] } ?? []
    return mornings + [
      .heldForPain(pain), .heldForPain(pain, at: .left),
      .heldForOther(pain, of: "hops", part: "calf", isMorning: false),
      .heldForOther(pain, of: "hops", part: "calf", isMorning: true),
      .minimumForPain(pain, at: .right, twice: false), .minimumForPain(pain, twice: true),
    ]
  }

  @Test func `each reads as it should`() {
    let nine = DoseAmount.count(9)
    let doses = [NextDose(name: "Drop", target: Self.eight, unit: .repetitions)]
    let yesterday = Self.today.advanced(by: -1)
    let texts =
      [
        DoseReason.heldForPain(.rated(3)), .heldForPain(.rated(8), at: .left),
        .backForPain(.rated(5), at: .left, from: nine), .backForPain(.stop, from: nine),
        .minimumForPain(.rated(8), twice: false), .minimumForPain(.rated(5), twice: true),
        .heldForMorning(4), .heldForMorning(7), .backForMornings(from: nine),
        .heldForOther(.rated(4), of: "hops", part: "calf", isMorning: false),
        .heldForOther(.rated(9), of: "hops", part: "calf", isMorning: true),
        .heldForEffort(8), .ahead(of: .left),
      ].map(Self.dose)
      + [
        SessionNote.afterPain(.minimum, doses), .afterPain(.stepBack, doses), .afterPain(.hold, []),
        .afterPain(.none, []), .severePain, .lastingPain(days: 7),
        .playedAfterPain(on: yesterday, today: Self.today),
        .rest(title: "Walk and run", until: Self.today.advanced(by: 1), today: Self.today),
        .spike(.seconds(1_200), longest: .seconds(900)),
      ].map(Self.note)
      + [
        SessionQuestion.pain, .side, .morning(after: ["Walk and run"], isOfLegs: true),
        .playAfterPain(on: yesterday, today: Self.today), .playPastLimit,
      ].map(Self.question)
    #expect(
      texts.joined(separator: "\n") == """
        pain of 3 the last time, so it stays
        pain of 8 on the left the last time, so it stays; see a professional before you go on
        pain of 5 on the left the last time, so one step back from 9
        stopped because it hurt the last time, so one step back from 9
        pain of 8 the last time, so the minimum; see a professional before you go on
        bad pain twice running, so the minimum; when the pain stays, see a professional
        pain of 4 the morning after, so it stays
        pain of 7 the morning after, so it stays; see a professional before you go on
        a bad morning after it twice running, so one step back from 9; when the pain stays, see a professional
        pain of 4 in 'hops', which loads the calf as well, so it stays
        pain of 9 the morning after 'hops', which loads the calf as well, so it stays; see a professional before you go on
        an effort of 8 the last time, so it stays
        it stays until the left has caught up
        Your next session begins at the minimum, 8 repetitions of Drop. When the pain stays, see a professional.
        Your next session begins one step back, at 8 repetitions of Drop. When the pain stays, see a professional.
        Your doses stay as they are for now. When the pain stays, see a professional.
        When the pain stays, see a professional.
        Rest it, and see a professional before you go on.
        It has hurt for seven days now, each time that you said how it was. See a professional before you go on.
        you stopped yesterday because it hurt; it is played at today's dose
        rest from walk and run until tomorrow
        20 min on foot is more than a tenth above 15 min, the longest of the last 30 days: a jump like that brings injuries, so go easy
        How much does it hurt, from 0 (not at all) to 10 (as bad as can be)?
        Which side hurts: left, right or both (l, r, b)? Enter for both:
        The morning after Walk and run: how are your legs? From 0 (no pain) to 10 (as bad as can be), Enter for no worse than usual:
        You stopped yesterday because it hurt. Play all the same?
        That is more than the routine allows. Play all the same?
        """)
  }

  @Test(arguments: 7...10)
  func `of severe pain each says to see a professional before anything goes on`(pain: Int) {
    let most = ProgrammeWeek.Shortfall.pain(.rated(pain), most: 2, goesBack: true).message
    let told = Self.reasons(.rated(pain)).map(Self.dose) + [most]
    for text in told {
      #expect(text.hasSuffix("; see a professional before you go on"), "\(text)")
    }
    let notes = NextTime([]).notes(pain: pain, nil, in: Self.phrases).map(Self.note)
    #expect(notes.last == "Rest it, and see a professional before you go on.")
  }

  @Test(arguments: 7...60)
  func `of pain that stays a week it is said, however little it is`(days: Int) {
    let notes = NextTime([]).notes(pain: 3, days, in: Self.phrases).map(Self.note)
    #expect(notes.last?.hasSuffix("See a professional before you go on.") == true)
  }

  @Test func `nobody is told to go on through pain`() {
    let pains = [Pain.stop] + (0...10).map(Pain.rated)
    let texts =
      pains.flatMap { Self.reasons($0).map(Self.dose) }
      + (PainCare.allCases.map { SessionNote.afterPain($0, []) } + [.severePain]).map(Self.note)
    for text in texts.map({ $0.lowercased() }) {
      for words in ["through", "ignore", "push", "keep going", "no pain", "harmless", "normal"] {
        #expect(!text.contains(words), "\(text)")
      }
    }
  }
}
