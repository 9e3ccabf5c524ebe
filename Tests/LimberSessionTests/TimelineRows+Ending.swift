import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport

/// Keys that change or end a step or the session, late wake-ups, and sleep.
let endingRows: [TimelineRow] = [
  TimelineRow(
    name: "done in a lead-in begins at once",
    steps: three,
    attendance: .person,
    inputs: "2 done; 4 done; 30 stop",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      2 step 1/3 timed A 20s → Rest
      4 ended 1/3 partial 2s
      4 step 2/3 rest Rest 10s → B
      4 cue next 10
      11 cue countdown 3
      12 cue countdown 2
      13 cue countdown 1
      14 ended 2/3 done 10s
      14 step 3/3 timed B 20s
      30 ended 3/3 partial 16s
      30 over stopped 28s done 1 partial 2 skipped 0 /steps/2:seconds=16/20
      """),
  TimelineRow(
    name: "stop books what was reached",
    steps: three,
    attendance: .person,
    inputs: "12 stop",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      5 step 1/3 timed A 20s → Rest
      12 ended 1/3 partial 7s
      12 over stopped 7s done 0 partial 1 skipped 0 /steps/2:seconds=0/20
      """),
  TimelineRow(
    name: "stop in a lead-in leaves no step",
    steps: three,
    attendance: .person,
    inputs: "2 stop",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      2 over stopped nothing-done 0s done 0 partial 0 skipped 0 /steps/2:seconds=0/20
      """),
  TimelineRow(
    name: "pain is a reason",
    steps: three,
    attendance: .person,
    inputs: "12 pain",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      5 step 1/3 timed A 20s → Rest
      12 ended 1/3 partial 7s
      12 over stopped pain 7s done 0 partial 1 skipped 0 /steps/2:seconds=0/20
      """),
  TimelineRow(
    name: "an interruption in a pause ends the session at the pause",
    steps: three,
    attendance: .person,
    inputs: "10 pause; 20 interrupt",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      5 step 1/3 timed A 20s → Rest
      10 paused person
      10 ended 1/3 partial 5s
      10 over interrupted SIGTERM 5s done 0 partial 1 skipped 0 /steps/2:seconds=0/20
      """),
  TimelineRow(
    name: "Enter lets a paused session go on and changes nothing else",
    steps: three,
    attendance: .person,
    inputs: "6 confirm; 10 pause; 12 confirm; 13 stop",
    timeline: """
      0 started test steps 3 planned 55/55/75
      0 cue prepare A 5
      5 step 1/3 timed A 20s → Rest
      10 paused person
      10 resumed person
      11 ended 1/3 partial 6s
      11 over stopped 6s done 0 partial 1 skipped 0 /steps/2:seconds=0/20
      """),
  TimelineRow(
    name: "keys that fit nothing change nothing",
    steps: [.prompt("Ready"), .timed("A", .seconds(3))],
    attendance: .person,
    inputs:
      "0.5 resume; 1 more; 1.5 choose 1; 2 restart; 3 done; 3.5 more; 4 choose 2; 4.5 confirm; 9 resume",
    timeline: """
      0 started test steps 2 planned 8/8/8
      0 step 1/2 prompt Ready → A
      0 waiting confirmation
      3 answered confirmed person
      3 ended 1/2 done
      3 cue prepare A 5
      8 step 2/2 timed A 3s
      11 ended 2/2 done 3s
      11 over completed 3s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a wake-up that comes late yields each boundary at its own time",
    steps: [.timed("A", .seconds(12)), .timed("B", .seconds(5))],
    attendance: .person,
    inputs: "30 late",
    timeline: """
      0 started test steps 2 planned 22/22/22
      0 cue prepare A 5
      5 step 1/2 timed A 12s → B
      14 cue countdown 3
      15 cue countdown 2
      16 cue countdown 1
      17 ended 1/2 done 12s
      17 step 2/2 timed B 5s
      22 ended 2/2 done 5s
      22 over completed 17s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a sleep pauses a timed step and counts in a rest, up to the next step",
    steps: [.timed("A", .seconds(20)), .rest(.seconds(60)), .timed("B", .seconds(4))],
    attendance: .person,
    inputs: "10 slept 100; 20 resume; 40 slept 600; 50 resume",
    timeline: """
      0 started test steps 3 planned 89/89/89
      0 cue prepare A 5
      5 step 1/3 timed A 20s → Rest
      10 paused suspend 100
      10 resumed person
      22 cue countdown 3
      23 cue countdown 2
      24 cue countdown 1
      25 ended 1/3 done 20s
      25 step 2/3 rest Rest 60s → B
      25 cue next 60
      30 paused suspend 600
      30 resumed suspend 600
      82 cue countdown 3
      83 cue countdown 2
      84 cue countdown 1
      85 ended 2/3 done 60s
      85 step 3/3 timed B 4s
      85 paused suspend 600
      85 resumed person
      89 ended 3/3 done 4s
      89 over completed 84s done 3 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a sleep shorter than what is left of a rest just counts",
    steps: [.rest(.seconds(60)), .timed("B", .seconds(4))],
    attendance: .person,
    inputs: "10 slept 20",
    timeline: """
      0 started test steps 2 planned 64/64/64
      0 step 1/2 rest Rest 60s → B
      0 cue next 60
      10 paused suspend 20
      10 resumed suspend 20
      57 cue countdown 3
      58 cue countdown 2
      59 cue countdown 1
      60 ended 1/2 done 60s
      60 step 2/2 timed B 4s
      64 ended 2/2 done 4s
      64 over completed 64s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "steps may ask for the other rule",
    steps: [.timed("A", .seconds(20), onSuspend: .elapse), .rest(.seconds(9), onSuspend: .pause)],
    attendance: .person,
    inputs: "7 slept 5; 21 slept 5; 22 resume",
    timeline: """
      0 started test steps 2 planned 34/34/34
      0 cue prepare A 5
      5 step 1/2 timed A 20s → Rest
      7 paused suspend 5
      7 resumed suspend 5
      22 cue countdown 3
      23 cue countdown 2
      24 cue countdown 1
      25 ended 1/2 done 20s
      25 step 2/2 rest Rest 9s
      25 cue next 9
      26 paused suspend 5
      26 resumed person
      34 ended 2/2 done 9s
      34 over completed 29s done 2 partial 0 skipped 0
      """),
  TimelineRow(
    name: "a sleep in a pause says nothing",
    steps: [.timed("A", .seconds(20))],
    attendance: .person,
    inputs: "8 pause; 9 slept 50; 10 resume; 12 stop",
    timeline: """
      0 started test steps 1 planned 25/25/25
      0 cue prepare A 5
      5 step 1/1 timed A 20s
      8 paused person
      8 resumed person
      10 ended 1/1 partial 5s
      10 over stopped 5s done 0 partial 1 skipped 0
      """),
  TimelineRow(
    name: "a sleep does not answer a prompt but counts for its timeout",
    steps: [.prompt("Ready"), .prompt("Set", timeout: .seconds(30)), .timed("A", .seconds(3))],
    attendance: .person,
    inputs: "5 slept 900; 6 confirm; 7 slept 900; 8 resume",
    timeline: """
      0 started test steps 3 planned 8/8/8
      0 step 1/3 prompt Ready → Set
      0 waiting confirmation
      5 paused suspend 900
      5 resumed suspend 900
      906 answered confirmed person
      906 ended 1/3 done
      906 step 2/3 prompt Set → A
      906 waiting confirmation
      907 paused suspend 900
      907 resumed suspend 900
      936 answered confirmed timeout
      936 ended 2/3 done
      936 cue prepare A 5
      936 paused suspend 900
      936 resumed person
      941 step 3/3 timed A 3s
      944 ended 3/3 done 3s
      944 over completed 3s done 3 partial 0 skipped 0
      """),
]
