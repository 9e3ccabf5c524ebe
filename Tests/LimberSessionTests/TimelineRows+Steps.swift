import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport

/// Timed steps, sides and paced repetitions, played through.
let stepRows: [TimelineRow] = [
  TimelineRow(
    name: "a timed step has a lead-in, its half and a countdown",
    steps: [.timed("Hold", .seconds(30))],
    timeline: """
      0 started test steps 1 planned 35/35/35
      0 cue prepare Hold 5
      5 step 1/1 timed Hold 30s
      20 cue halfway 15
      32 cue countdown 3
      33 cue countdown 2
      34 cue countdown 1
      35 ended 1/1 done 30s
      35 over completed 30s done 1 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a step below ten seconds is not counted down",
    steps: [.timed("Hold", .seconds(9))],
    timeline: """
      0 started test steps 1 planned 14/14/14
      0 cue prepare Hold 5
      5 step 1/1 timed Hold 9s
      14 ended 1/1 done 9s
      14 over completed 9s done 1 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a long step tells what remains, but not where it falls on the half",
    steps: [.timed("Walk", .seconds(1200))],
    timeline: """
      0 started test steps 1 planned 1205/1205/1205
      0 cue prepare Walk 5
      5 step 1/1 timed Walk 1200s
      605 cue halfway 600
      905 cue remaining 300
      1145 cue remaining 60
      1202 cue countdown 3
      1203 cue countdown 2
      1204 cue countdown 1
      1205 ended 1/1 done 1200s
      1205 over completed 1200s done 1 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a range plays to its target and says when the minimum is reached",
    steps: [.timed("Walk", .seconds(300, to: 600))],
    share: 0.5,
    timeline: """
      0 started test steps 1 planned 305/455/605
      0 cue prepare Walk 5
      5 step 1/1 timed Walk 450s
      230 cue halfway 225
      305 cue minimum 150
      395 cue remaining 60
      452 cue countdown 3
      453 cue countdown 2
      454 cue countdown 1
      455 ended 1/1 done 450s
      455 over completed 450s done 1 partial 0 skipped 0 /steps/0:seconds=450/450
      """),
  TimelineRow(
    name: "cues of the author replace all but the countdown",
    steps: [
      .timed(
        "Lie", .seconds(100),
        cues: [
          .init(moment: .share(25_000), cue: "Quarter"),
          .init(moment: .fromStart(.seconds(10)), cue: "Ten in"),
          .init(moment: .beforeEnd(.seconds(60)), cue: "One more minute"),
          .init(moment: .fromStart(.seconds(101)), cue: "Never"),
        ])
    ],
    timeline: """
      0 started test steps 1 planned 105/105/105
      0 cue prepare Lie 5
      5 step 1/1 timed Lie 100s
      15 cue authored 90
      30 cue authored 75
      45 cue authored 60
      102 cue countdown 3
      103 cue countdown 2
      104 cue countdown 1
      105 ended 1/1 done 100s
      105 over completed 100s done 1 partial 0 skipped 0
      """),
  TimelineRow(
    name: "what comes next is told 8 s before the end, where an exercise follows at once",
    steps: [
      .timed("A", .seconds(20)), .timed("B", .seconds(19)), .timed("C", .seconds(30)),
      .reps("D", .times(1), tempo: heel),
    ],
    timeline: """
      0 started test steps 4 planned 79/79/79
      0 cue prepare A 5
      5 step 1/4 timed A 20s → B
      17 cue next 8
      22 cue countdown 3
      23 cue countdown 2
      24 cue countdown 1
      25 ended 1/4 done 20s
      25 step 2/4 timed B 19s → C
      41 cue countdown 3
      42 cue countdown 2
      43 cue countdown 1
      44 ended 2/4 done 19s
      44 step 3/4 timed C 30s → D
      59 cue halfway 15
      66 cue next 8
      71 cue countdown 3
      72 cue countdown 2
      73 cue countdown 1
      74 ended 3/4 done 30s
      74 step 4/4 reps D 5s ×1
      74 phase 1/1 Lower 3
      77 phase 1/1 Rise 2
      79 ended 4/4 done 5s ×1
      79 over completed 74s done 4 partial 0 skipped 0
      """),
  TimelineRow(
    name: "what comes next is not told twice, nor where cues are the author's or a side changes",
    steps: [
      .timed("A", .seconds(20), sides: .init(.each)),
      .timed("B", .seconds(20), cues: [.init(moment: .fromStart(.seconds(1)), cue: "Go")]),
      .prompt("Up"),
    ],
    attendance: .person,
    inputs: "69 adjust 20; 110 stop",
    timeline: """
      0 started test steps 4 planned 70/70/70
      0 cue prepare A (right) 5
      5 step 1/4 timed A (right) 20s → A (left)
      22 cue countdown 3
      23 cue countdown 2
      24 cue countdown 1
      25 ended 1/4 done 20s
      25 cue prepare A (left) 5
      30 step 2/4 timed A (left) 20s → B
      42 cue next 8
      47 cue countdown 3
      48 cue countdown 2
      49 cue countdown 1
      50 ended 2/4 done 20s
      50 step 3/4 timed B 20s → Up
      51 cue authored 19
      67 cue countdown 3
      68 cue countdown 2
      69 cue countdown 1
      69 adjusted 20s
      87 cue countdown 3
      88 cue countdown 2
      89 cue countdown 1
      90 ended 3/4 done 40s
      90 step 4/4 prompt Up
      90 waiting confirmation
      110 ended 4/4 skipped
      110 over stopped 80s done 3 partial 0 skipped 1
      """),
  TimelineRow(
    name: "sides change after a changeover, in every set",
    steps: [
      .timed(
        "Hold", .seconds(5), sides: .init(.each), sets: .init(count: .times(2), rest: .seconds(12)))
    ],
    timeline: """
      0 started test steps 5 planned 47/47/47
      0 cue prepare Hold (right) 5
      5 step 1/5 timed Hold (right) 5s set 1/2 → Hold (left)
      10 ended 1/5 done 5s
      10 cue prepare Hold (left) 5
      15 step 2/5 timed Hold (left) 5s set 1/2 → Rest
      20 ended 2/5 done 5s
      20 step 3/5 rest Rest 12s → Hold (right)
      20 cue next 12
      29 cue countdown 3
      30 cue countdown 2
      31 cue countdown 1
      32 ended 3/5 done 12s
      32 step 4/5 timed Hold (right) 5s set 2/2 → Hold (left)
      37 ended 4/5 done 5s
      37 cue prepare Hold (left) 5
      42 step 5/5 timed Hold (left) 5s set 2/2
      47 ended 5/5 done 5s
      47 over completed 32s done 5 partial 0 skipped 0
      """),
  TimelineRow(
    name: "the left side may be first",
    steps: [
      .timed("Hold", .seconds(5), sides: .init(order: .each, first: .left, changeover: .seconds(3)))
    ],
    timeline: """
      0 started test steps 2 planned 18/18/18
      0 cue prepare Hold (left) 5
      5 step 1/2 timed Hold (left) 5s → Hold (right)
      10 ended 1/2 done 5s
      10 cue prepare Hold (right) 3
      13 step 2/2 timed Hold (right) 5s
      18 ended 2/2 done 5s
      18 over completed 10s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "paced repetitions alternate sides inside each repetition",
    steps: [.reps("Heel drop", .times(2, to: 3), sides: .init(.alternate), tempo: heel)],
    share: 1,
    timeline: """
      0 started test steps 1 planned 25/35/35
      0 cue prepare Heel drop 5
      5 step 1/1 reps Heel drop 30s ×3
      5 phase 1/3 right Lower 3
      8 phase 1/3 right Rise 2
      10 phase 1/3 left Lower 3
      13 phase 1/3 left Rise 2
      15 phase 2/3 right Lower 3
      18 phase 2/3 right Rise 2
      20 phase 2/3 left Lower 3
      23 phase 2/3 left Rise 2
      25 cue minimum 10
      25 cue last 10
      25 phase 3/3 right Lower 3
      28 phase 3/3 right Rise 2
      30 phase 3/3 left Lower 3
      33 phase 3/3 left Rise 2
      35 ended 1/1 done 30s ×3
      35 over completed 30s done 1 partial 0 skipped 0 /steps/0:repetitions=3/3
      """),
  TimelineRow(
    name: "paced repetitions do one side, then the other",
    steps: [.reps("Heel drop", .times(2), sides: .init(.each), tempo: heel)],
    timeline: """
      0 started test steps 2 planned 30/30/30
      0 cue prepare Heel drop (right) 5
      5 step 1/2 reps Heel drop (right) 10s ×2 → Heel drop (left)
      5 phase 1/2 right Lower 3
      8 phase 1/2 right Rise 2
      10 cue last 5
      10 phase 2/2 right Lower 3
      13 phase 2/2 right Rise 2
      15 ended 1/2 done 10s ×2
      15 cue prepare Heel drop (left) 5
      20 step 2/2 reps Heel drop (left) 10s ×2
      20 phase 1/2 left Lower 3
      23 phase 1/2 left Rise 2
      25 cue last 5
      25 phase 2/2 left Lower 3
      28 phase 2/2 left Rise 2
      30 ended 2/2 done 10s ×2
      30 over completed 20s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a changeover stands at every change of side",
    steps: [
      .reps(
        "Swing", .times(2), sides: .init(order: .alternate, changeover: .seconds(1)),
        tempo: [.phase("Go", 2)])
    ],
    timeline: """
      0 started test steps 1 planned 16/16/16
      0 cue prepare Swing 5
      5 step 1/1 reps Swing 11s ×2
      5 phase 1/2 right Go 2
      7 cue prepare Swing (left) 1
      8 phase 1/2 left Go 2
      10 cue last 6
      10 cue prepare Swing (right) 1
      11 phase 2/2 right Go 2
      13 cue prepare Swing (left) 1
      14 phase 2/2 left Go 2
      16 ended 1/1 done 11s ×2
      16 over completed 11s done 1 partial 0 skipped 0
      """),
]
