import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport

/// Rounds with a clock, pauses between exercises, and sides that differ.
let clockRows: [TimelineRow] = [
  TimelineRow(
    name: "rounds within a time are counted, with what is left undone of the last",
    steps: [
      .rounds(.within(.seconds(60)), [.reps("Pull", .times(2)), .timed("Hold", .seconds(8))])
    ], attendance: .person, inputs: "12 confirm; 30 confirm; 60 confirm",
    timeline: """
      0 started test steps 8 planned 65/65/65
      0 cue prepare Pull 5
      5 step 1/8 reps Pull ×2 round 1/- → Hold
      5 waiting repetitions
      12 answered 2 person
      12 ended 1/8 done 7s ×2
      12 step 2/8 timed Hold 8s round 1/- → Pull
      20 ended 2/8 done 8s
      20 step 3/8 reps Pull ×2 round 2/- → Hold
      20 waiting repetitions
      30 answered 2 person
      30 ended 3/8 done 10s ×2
      30 step 4/8 timed Hold 8s round 2/- → Pull
      38 ended 4/8 done 8s
      38 step 5/8 reps Pull ×2 round 3/- → Hold
      38 waiting repetitions
      60 answered 2 person
      60 ended 5/8 done 22s ×2
      60 step 6/8 timed Hold 8s round 3/- → Pull
      65 ended 6/8 partial 5s
      65 cue time-up 0
      65 over completed 60s done 5 partial 1 skipped 0 /steps/0:2 rounds, 1 done, 1 not
      """),
  TimelineRow(
    name: "what is left of a lap is a rest, and nothing is where the work took longer",
    steps: [.rounds(.times(.fixed(2)), every: .seconds(20), [.reps("Lift", .times(2))])],
    attendance: .person, inputs: "12 confirm; 47 confirm",
    timeline: """
      0 started test steps 4 planned 45/45/45
      0 cue prepare Lift 5
      5 step 1/4 reps Lift ×2 round 1/2 → Rest
      5 waiting repetitions
      12 answered 2 person
      12 ended 1/4 done 7s ×2
      12 step 2/4 rest Rest 13s → Lift
      12 cue next 13
      22 cue countdown 3
      23 cue countdown 2
      24 cue countdown 1
      25 ended 2/4 done 13s
      25 step 3/4 reps Lift ×2 round 2/2 → Rest
      25 waiting repetitions
      47 answered 2 person
      47 ended 3/4 done 22s ×2
      47 over completed 42s done 3 partial 0 skipped 0
      """),
  TimelineRow(
    name: "all rounds are played on one side and then on the other, with a pause between exercises",
    steps: [
      .rounds(
        .times(.fixed(2)), sides: .init(.each), between: .seconds(3),
        [.timed("A", .seconds(5)), .timed("B", .seconds(5))])
    ],
    timeline: """
      0 started test steps 8 planned 68/68/68
      0 cue prepare A (right) 5
      5 step 1/8 timed A (right) 5s round 1/2 → B (right)
      10 ended 1/8 done 5s
      10 cue prepare B (right) 3
      13 step 2/8 timed B (right) 5s round 1/2 → A (right)
      18 ended 2/8 done 5s
      18 cue prepare A (right) 3
      21 step 3/8 timed A (right) 5s round 2/2 → B (right)
      26 ended 3/8 done 5s
      26 cue prepare B (right) 3
      29 step 4/8 timed B (right) 5s round 2/2 → A (left)
      34 ended 4/8 done 5s
      34 cue prepare A (left) 5
      39 step 5/8 timed A (left) 5s round 1/2 → B (left)
      44 ended 5/8 done 5s
      44 cue prepare B (left) 3
      47 step 6/8 timed B (left) 5s round 1/2 → A (left)
      52 ended 6/8 done 5s
      52 cue prepare A (left) 3
      55 step 7/8 timed A (left) 5s round 2/2 → B (left)
      60 ended 7/8 done 5s
      60 cue prepare B (left) 3
      63 step 8/8 timed B (left) 5s round 2/2
      68 ended 8/8 done 5s
      68 over completed 40s done 8 partial 0 skipped 0
      """),
  TimelineRow(
    name: "the side that has fewer repetitions stops first",
    steps: [
      .reps(
        "A", .bySide(left: .times(1), right: .times(3)), sides: .init(.alternate),
        tempo: [.phase("Up", 2)])
    ],
    timeline: """
      0 started test steps 1 planned 13/13/13
      0 cue prepare A 5
      5 step 1/1 reps A 8s ×3
      5 phase 1/3 right Up 2
      7 phase 1/3 left Up 2
      9 phase 2/3 right Up 2
      11 cue last 2
      11 phase 3/3 right Up 2
      13 ended 1/1 done 8s ×3
      13 over completed 8s done 1 partial 0 skipped 0
      """),
]
