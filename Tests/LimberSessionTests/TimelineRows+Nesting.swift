import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport

/// Waiting, rests, rounds and choices, and their nestings.
let nestingRows: [TimelineRow] = [
  TimelineRow(
    name: "self-paced repetitions wait, and a lead-in follows them",
    steps: [.reps("Squat", .times(5)), .reps("Swing", .times(2), sides: .init(.alternate))],
    timeline: """
      0 started test steps 2 planned 46/46/46
      0 cue prepare Squat 5
      5 step 1/2 reps Squat ×5 → Swing
      5 waiting repetitions
      25 answered 5 default
      25 ended 1/2 done 20s ×5
      25 cue prepare Swing 5
      30 step 2/2 reps Swing ×2
      30 waiting repetitions
      46 answered 2 default
      46 ended 2/2 done 16s ×2
      46 over completed 36s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "rests announce what comes next and have no lead-in",
    steps: [
      .timed("A", .seconds(5)), .rest(.seconds(12)), .prompt("Turn"), .rest(.seconds(5)),
      .timed("B", .seconds(5)), .rest(.seconds(4)),
    ],
    timeline: """
      0 started test steps 6 planned 36/36/36
      0 cue prepare A 5
      5 step 1/6 timed A 5s → Rest
      10 ended 1/6 done 5s
      10 step 2/6 rest Rest 12s → Turn
      10 cue next 12
      19 cue countdown 3
      20 cue countdown 2
      21 cue countdown 1
      22 ended 2/6 done 12s
      22 step 3/6 prompt Turn → Rest
      22 waiting confirmation
      22 answered confirmed default
      22 ended 3/6 done
      22 step 4/6 rest Rest 5s → B
      22 cue next 5
      27 ended 4/6 done 5s
      27 step 5/6 timed B 5s → Rest
      32 ended 5/6 done 5s
      32 step 6/6 rest Rest 4s
      32 cue next 4
      36 ended 6/6 done 4s
      36 over completed 31s done 6 partial 0 skipped 0
      """),
  TimelineRow(
    name: "rounds rest between but not after the last",
    steps: [
      .rounds(
        .times(2, to: 4), rest: .seconds(15),
        [.timed("Hot", .seconds(6)), .timed("Cold", .seconds(5))])
    ],
    share: 0.5,
    timeline: """
      0 started test steps 8 planned 42/68/94
      0 cue prepare Hot 5
      5 step 1/8 timed Hot 6s round 1/3 → Cold
      11 ended 1/8 done 6s
      11 step 2/8 timed Cold 5s round 1/3 → Rest
      16 ended 2/8 done 5s
      16 step 3/8 rest Rest 15s → Hot
      16 cue next 15
      28 cue countdown 3
      29 cue countdown 2
      30 cue countdown 1
      31 ended 3/8 done 15s
      31 step 4/8 timed Hot 6s round 2/3 → Cold
      37 ended 4/8 done 6s
      37 step 5/8 timed Cold 5s round 2/3 → Rest
      42 ended 5/8 done 5s
      42 step 6/8 rest Rest 15s → Hot
      42 cue next 15
      54 cue countdown 3
      55 cue countdown 2
      56 cue countdown 1
      57 ended 6/8 done 15s
      57 step 7/8 timed Hot 6s round 3/3 → Cold
      63 ended 7/8 done 6s
      63 step 8/8 timed Cold 5s round 3/3
      68 ended 8/8 done 5s
      68 over completed 63s done 8 partial 0 skipped 0 /steps/0:rounds=3/3
      """),
  TimelineRow(
    name: "rounds in rounds count their own",
    steps: [
      .rounds(
        .times(2), rest: .seconds(3),
        [.rounds(.times(2), [.timed("A", .seconds(1))]), .timed("B", .seconds(2))])
    ],
    timeline: """
      0 started test steps 7 planned 16/16/16
      0 cue prepare A 5
      5 step 1/7 timed A 1s round 1/2 → A
      6 ended 1/7 done 1s
      6 step 2/7 timed A 1s round 2/2 → B
      7 ended 2/7 done 1s
      7 step 3/7 timed B 2s round 1/2 → Rest
      9 ended 3/7 done 2s
      9 step 4/7 rest Rest 3s → A
      9 cue next 3
      12 ended 4/7 done 3s
      12 step 5/7 timed A 1s round 1/2 → A
      13 ended 5/7 done 1s
      13 step 6/7 timed A 1s round 2/2 → B
      14 ended 6/7 done 1s
      14 step 7/7 timed B 2s round 2/2
      16 ended 7/7 done 2s
      16 over completed 11s done 7 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a choice plays its default branch",
    steps: [
      .choice(
        "When?", default: 1,
        [("Now", [.timed("Ice", .seconds(20))]), ("Later", [.timed("Towel", .seconds(7))])]),
      .timed("End", .seconds(5)),
    ],
    timeline: """
      0 started test steps 3 planned 17/17/30
      0 step 1/3 choice When?
      0 waiting choice Now Later
      0 answered Later default
      0 ended 1/3 done
      0 cue prepare Towel 5
      5 step 2/3 timed Towel 7s → End
      12 ended 2/3 done 7s
      12 step 3/3 timed End 5s
      17 ended 3/3 done 5s
      17 over completed 12s done 3 partial 0 skipped 0
      """),
  TimelineRow(
    name: "an empty branch goes on behind the choice",
    steps: [
      .choice("More?", [("No", []), ("Yes", [.timed("A", .seconds(5))])]),
      .timed("End", .seconds(5)),
    ],
    timeline: """
      0 started test steps 2 planned 10/10/15
      0 step 1/2 choice More?
      0 waiting choice No Yes
      0 answered No default
      0 ended 1/2 done
      0 cue prepare End 5
      5 step 2/2 timed End 5s
      10 ended 2/2 done 5s
      10 over completed 5s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "nobody there: prompts wait ten seconds or their timeout",
    steps: [
      .prompt("Ready"), .prompt("Set", timeout: .seconds(3)), .reps("Squat", .times(2)),
      .choice("More?", [("No", []), ("Yes", [.timed("A", .seconds(5))])]), .timed("x", .seconds(4)),
    ],
    attendance: .nobody,
    timeline: """
      0 started test steps 5 planned 22/22/27
      0 step 1/5 prompt Ready → Set
      0 waiting confirmation
      10 answered confirmed timeout
      10 ended 1/5 done
      10 step 2/5 prompt Set → Squat
      10 waiting confirmation
      13 answered confirmed timeout
      13 ended 2/5 done
      13 cue prepare Squat 5
      18 step 3/5 reps Squat ×2 → More?
      18 waiting repetitions
      26 answered 2 default
      26 ended 3/5 done 8s ×2
      26 step 4/5 choice More?
      26 waiting choice No Yes
      26 answered No default
      26 ended 4/5 done
      26 cue prepare x 5
      31 step 5/5 timed x 4s
      35 ended 5/5 done 4s
      35 over completed 12s done 5 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a person answers a prompt in their own time",
    steps: [.prompt("Ready"), .prompt("Set", timeout: .seconds(3)), .timed("x", .seconds(4))],
    attendance: .person,
    inputs: "7 confirm",
    timeline: """
      0 started test steps 3 planned 9/9/9
      0 step 1/3 prompt Ready → Set
      0 waiting confirmation
      7 answered confirmed person
      7 ended 1/3 done
      7 step 2/3 prompt Set → x
      7 waiting confirmation
      10 answered confirmed timeout
      10 ended 2/3 done
      10 cue prepare x 5
      15 step 3/3 timed x 4s
      19 ended 3/3 done 4s
      19 over completed 4s done 3 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a person ends a self-paced set and says how many",
    steps: [.reps("Squat", .times(8, to: 10)), .reps("Swing", .times(8, to: 10))],
    attendance: .person,
    inputs: "20 more; 21 more; 22 more; 30 confirm; 40 less; 41 less; 50 done",
    timeline: """
      0 started test steps 2 planned 74/74/90
      0 cue prepare Squat 5
      5 step 1/2 reps Squat ×8 → Swing
      5 waiting repetitions
      20 adjusted ×1
      21 adjusted ×1
      30 answered 10 person
      30 ended 1/2 done 25s ×10
      30 cue prepare Swing 5
      35 step 2/2 reps Swing ×8
      35 waiting repetitions
      40 adjusted ×-1
      41 adjusted ×-1
      50 answered 6 person
      50 ended 2/2 partial 15s ×6
      50 over completed 40s done 1 partial 1 skipped 0 /steps/0:repetitions=10/8 /steps/1:repetitions=6/8
      """),
  TimelineRow(
    name: "a choice made is gone back to and made again",
    steps: [
      .choice(
        "When?", default: 1,
        [("Now", [.timed("Ice", .seconds(20))]), ("Later", [.timed("Towel", .seconds(7))])])
    ],
    attendance: .person,
    inputs: "3 choose 1; 4 choose 2; 10 previous; 11 previous; 12 choose 2",
    timeline: """
      0 started test steps 2 planned 12/12/25
      0 step 1/2 choice When?
      0 waiting choice Now Later
      3 answered Now person
      3 ended 1/2 done
      3 cue prepare Ice 5
      8 step 2/2 timed Ice 20s
      10 ended 2/2 repeated 2s
      10 step 1/2 choice When?
      10 waiting choice Now Later
      12 answered Later person
      12 ended 1/2 done
      12 cue prepare Towel 5
      17 step 2/2 timed Towel 7s
      24 ended 2/2 done 7s
      24 over completed 7s done 2 partial 0 skipped 0
      """),
]
