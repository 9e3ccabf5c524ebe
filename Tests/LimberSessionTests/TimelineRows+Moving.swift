import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport

/// Pauses, and keys that move through the steps.
let movingRows: [TimelineRow] = [
  TimelineRow(
    name: "a pause in a lead-in holds it",
    steps: three,
    attendance: .person,
    inputs: "2 pause; 10 resume; 30 stop",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      2 paused person
      2 resumed person
      5 step 1/3 timed A 20s → Rest
      22 cue countdown 3
      22 ended 1/3 partial 17s
      22 over stopped 17s done 0 partial 1 skipped 0 /steps/2:seconds=0/20
      """),
  TimelineRow(
    name: "a pause in a rest, a changeover and a phase holds them",
    steps: [
      .timed("A", .seconds(4), sides: .init(.each)), .rest(.seconds(5)),
      .reps("B", .times(2), tempo: heel),
    ],
    attendance: .person,
    inputs: "10 pause; 20 resume; 26 pause; 40 resume; 46 pause; 50 resume",
    timeline: """
      0 started test steps 4 planned 33/33/33
      0 cue prepare A (right) 5
      5 step 1/4 timed A (right) 4s → A (left)
      9 ended 1/4 done 4s
      9 cue prepare A (left) 5
      10 paused person
      10 resumed person
      14 step 2/4 timed A (left) 4s → Rest
      16 paused person
      16 resumed person
      18 ended 2/4 done 4s
      18 step 3/4 rest Rest 5s → B
      18 cue next 5
      22 paused person
      22 resumed person
      23 ended 3/4 done 5s
      23 step 4/4 reps B 10s ×2
      23 phase 1/2 Lower 3
      26 phase 1/2 Rise 2
      28 cue last 5
      28 phase 2/2 Lower 3
      31 phase 2/2 Rise 2
      33 ended 4/4 done 10s ×2
      33 over completed 23s done 4 partial 0 skipped 0
      """),
  TimelineRow(
    name: "next skips a step, and one in its lead-in too",
    steps: three,
    attendance: .person,
    inputs: "2 next; 3 next; 10 next",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      2 step 1/3 timed A 20s → Rest
      2 ended 1/3 skipped 0s
      2 step 2/3 rest Rest 10s → B
      2 cue next 10
      3 ended 2/3 done 1s
      3 step 3/3 timed B 20s
      10 ended 3/3 skipped 7s
      10 over stopped nothing-done 8s done 1 partial 0 skipped 2 /steps/2:seconds=7/20
      """),
  TimelineRow(
    name: "next after the minimum leaves the step done",
    steps: [.timed("B", .seconds(20, to: 40)), .timed("C", .seconds(5))],
    share: 1,
    attendance: .person,
    inputs: "30 next",
    timeline: """
      0 started test steps 2 planned 30/50/50
      0 cue prepare B 5
      5 step 1/2 timed B 40s → C
      25 cue minimum 20
      25 cue halfway 20
      30 ended 1/2 done 25s
      30 step 2/2 timed C 5s
      35 ended 2/2 done 5s
      35 over completed 30s done 2 partial 0 skipped 0 /steps/0:seconds=25/40
      """),
  TimelineRow(
    name: "previous begins again after two seconds, and goes back before",
    steps: three,
    attendance: .person,
    inputs: "10 previous; 11 previous; 32 previous; 33.5 previous; 40 stop",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      5 step 1/3 timed A 20s → Rest
      10 ended 1/3 repeated 5s
      10 step 1/3 timed A 20s → Rest
      11 ended 1/3 repeated 1s
      11 step 1/3 timed A 20s → Rest
      28 cue countdown 3
      29 cue countdown 2
      30 cue countdown 1
      31 ended 1/3 done 20s
      31 step 2/3 rest Rest 10s → B
      31 cue next 10
      32 ended 2/3 repeated 1s
      32 step 1/3 timed A 20s → Rest
      33.5 ended 1/3 repeated 1.5s
      33.5 step 1/3 timed A 20s → Rest
      40 ended 1/3 partial 6.5s
      40 over stopped 6.5s done 0 partial 1 skipped 0 /steps/2:seconds=0/20
      """),
  TimelineRow(
    name: "previous goes back across rounds, rests and sides",
    steps: [.rounds(.times(2), rest: .seconds(4), [.timed("A", .seconds(3), sides: .init(.each))])],
    attendance: .person,
    inputs: "20.5 previous; 21 previous; 22 previous; 50 stop",
    timeline: """
      0 started test steps 5 planned 31/31/31
      0 cue prepare A (right) 5
      5 step 1/5 timed A (right) 3s round 1/2 → A (left)
      8 ended 1/5 done 3s
      8 cue prepare A (left) 5
      13 step 2/5 timed A (left) 3s round 1/2 → Rest
      16 ended 2/5 done 3s
      16 step 3/5 rest Rest 4s → A (right)
      16 cue next 4
      20 ended 3/5 done 4s
      20 step 4/5 timed A (right) 3s round 2/2 → A (left)
      20.5 ended 4/5 repeated 0.5s
      20.5 step 3/5 rest Rest 4s → A (right)
      20.5 cue next 4
      21 ended 3/5 repeated 0.5s
      21 step 2/5 timed A (left) 3s round 1/2 → Rest
      22 ended 2/5 repeated 1s
      22 step 1/5 timed A (right) 3s round 1/2 → A (left)
      25 ended 1/5 done 3s
      25 cue prepare A (left) 5
      30 step 2/5 timed A (left) 3s round 1/2 → Rest
      33 ended 2/5 done 3s
      33 step 3/5 rest Rest 4s → A (right)
      33 cue next 4
      37 ended 3/5 done 4s
      37 step 4/5 timed A (right) 3s round 2/2 → A (left)
      40 ended 4/5 done 3s
      40 cue prepare A (left) 5
      45 step 5/5 timed A (left) 3s round 2/2
      48 ended 5/5 done 3s
      48 over completed 16s done 5 partial 0 skipped 0
      """),
  TimelineRow(
    name: "previous in a lead-in goes to the step before it",
    steps: [.timed("A", .seconds(3)), .prompt("Turn"), .timed("B", .seconds(5))],
    attendance: .person,
    inputs: "9 confirm; 10 previous; 11 previous; 30 stop",
    timeline: """
      0 started test steps 3 planned 18/18/18
      0 cue prepare A 5
      5 step 1/3 timed A 3s → Turn
      8 ended 1/3 done 3s
      8 step 2/3 prompt Turn → B
      8 waiting confirmation
      9 answered confirmed person
      9 ended 2/3 done
      9 cue prepare B 5
      10 step 2/3 prompt Turn → B
      10 waiting confirmation
      11 ended 2/3 repeated
      11 cue prepare A 5
      16 step 1/3 timed A 3s → Turn
      19 ended 1/3 done 3s
      19 step 2/3 prompt Turn → B
      19 waiting confirmation
      30 ended 2/3 skipped
      30 over stopped 3s done 1 partial 0 skipped 1
      """),
  TimelineRow(
    name: "restart begins the step, or the lead-in, again",
    steps: three,
    attendance: .person,
    inputs: "3 restart; 12 restart; 50 stop",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      3 cue prepare A 5
      8 step 1/3 timed A 20s → Rest
      12 ended 1/3 repeated 4s
      12 step 1/3 timed A 20s → Rest
      29 cue countdown 3
      30 cue countdown 2
      31 cue countdown 1
      32 ended 1/3 done 20s
      32 step 2/3 rest Rest 10s → B
      32 cue next 10
      39 cue countdown 3
      40 cue countdown 2
      41 cue countdown 1
      42 ended 2/3 done 10s
      42 step 3/3 timed B 20s
      50 ended 3/3 partial 8s
      50 over stopped 38s done 2 partial 1 skipped 0 /steps/2:seconds=8/20
      """),
  TimelineRow(
    name: "time is added and taken, and counted cues come again",
    steps: [.timed("A", .seconds(15))],
    attendance: .person,
    inputs: "18 more; 25 less",
    timeline: """
      0 started test steps 1 planned 20/20/20
      0 cue prepare A 5
      5 step 1/1 timed A 15s
      17 cue countdown 3
      18 cue countdown 2
      18 adjusted 10s
      25 adjusted -5s
      25 ended 1/1 done 20s
      25 over completed 20s done 1 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a range is carried on to its maximum and not beyond",
    steps: [.timed("B", .seconds(20, to: 35))],
    attendance: .person,
    inputs: "6 more; 7 more; 8 more",
    timeline: """
      0 started test steps 1 planned 25/25/40
      0 cue prepare B 5
      5 step 1/1 timed B 20s
      6 adjusted 10s
      7 adjusted 5s
      22.5 cue halfway 17.5
      25 cue minimum 15
      37 cue countdown 3
      38 cue countdown 2
      39 cue countdown 1
      40 ended 1/1 done 35s
      40 over completed 35s done 1 partial 0 skipped 0 /steps/0:seconds=35/20
      """),
  TimelineRow(
    name: "taking more time than is left ends the step",
    steps: [.timed("B", .seconds(20, to: 35)), .timed("C", .seconds(2))],
    attendance: .person,
    inputs: "16 less",
    timeline: """
      0 started test steps 2 planned 27/27/42
      0 cue prepare B 5
      5 step 1/2 timed B 20s → C
      16 adjusted -9s
      16 ended 1/2 partial 11s
      16 step 2/2 timed C 2s
      18 ended 2/2 done 2s
      18 over completed 13s done 1 partial 1 skipped 0 /steps/0:seconds=11/20
      """),
  TimelineRow(
    name: "paced repetitions are added to the maximum and taken to the one under way",
    steps: [.reps("B", .times(2, to: 3), tempo: heel)],
    attendance: .person,
    inputs: "6 more; 7 more; 8 less; 12 less; 13 less",
    timeline: """
      0 started test steps 1 planned 15/15/20
      0 cue prepare B 5
      5 step 1/1 reps B 10s ×2
      5 phase 1/2 Lower 3
      6 adjusted ×1
      8 phase 1/3 Rise 2
      8 adjusted ×-1
      10 cue last 5
      10 phase 2/2 Lower 3
      13 phase 2/2 Rise 2
      15 ended 1/1 done 10s ×2
      15 over completed 10s done 1 partial 0 skipped 0 /steps/0:repetitions=2/2
      """),
  TimelineRow(
    name: "done ends a step by what was reached",
    steps: [
      .timed("A", .seconds(20)), .timed("B", .seconds(5, to: 30)),
      .reps("C", .times(2, to: 4), tempo: heel),
    ],
    share: 1,
    attendance: .person,
    inputs: "15 done; 22 done; 34 done",
    timeline: """
      0 started test steps 3 planned 40/75/75
      0 cue prepare A 5
      5 step 1/3 timed A 20s → B
      15 ended 1/3 partial 10s
      15 step 2/3 timed B 30s → C
      20 cue minimum 25
      22 ended 2/3 done 7s
      22 step 3/3 reps C 20s ×4
      22 phase 1/4 Lower 3
      25 phase 1/4 Rise 2
      27 phase 2/4 Lower 3
      30 phase 2/4 Rise 2
      32 cue minimum 10
      32 phase 3/4 Lower 3
      34 ended 3/3 done 12s ×2
      34 over completed 29s done 2 partial 1 skipped 0 /steps/1:seconds=7/30 /steps/2:repetitions=2/4
      """),
]
