/// What a person sees on a terminal of 40 columns and 24 rows.
extension ConsoleFrames {
  static let at40: [ConsoleScene: String] = [
    .start: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ! Stop when the pain is sharp or grows.
    ! Pain that does not pass after rest,
      comes back regularly, or sits in one
      leg: see a doctor.

    Calf step-stretch · 1/14     12:04 left

    Stand on the second stair, heels over
    the edge. Hold the rail.
    Enter when you are ready

    Next: Heel drop

    space go on  n next  b back  q stop
    ! it hurts  ? keys
    """,
    .prompt: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 1/14     12:04 left

    Stand on the second stair, heels over
    the edge. Hold the rail.
    Enter when you are ready

    Next: Heel drop

    space go on  n next  b back  q stop
    ! it hurts  ? keys
    """,
    .promptWithTimeout: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 1/14     12:04 left

    Stand on the second stair, heels over
    the edge. Hold the rail.
    Enter when you are ready — goes on in
    0:29

    Next: Heel drop

    space go on  n next  b back  q stop
    ! it hurts  ? keys
    """,
    .leadIn: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 3/14     12:00 left

    Get ready: Calf stretch agains… · right
    set 1 of 3 · round 2 of 4
    Lean forward with the back knee
    straight until the calf pulls gently.

    █▀█ ▄ █▀█ ▀▀█
    █ █ ▄ █ █ ▀▀█
    ▀▀▀   ▀▀▀ ▀▀▀
    ━━━━━━━━━━━━━━━────────────────────────

    space pause  d begin now  n next
    b back  q stop  ! it hurts  ? keys
    """,
    .timed: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 3/14     11:40 left

    Calf stretch against the wall · right
    set 1 of 3 · round 2 of 4
    Lean forward with the back knee
    straight until the calf pulls gently.
    Halfway.

    █▀█ ▄ ▀▀█ ▀█
    █ █ ▄ █▀▀  █
    ▀▀▀   ▀▀▀ ▀▀▀
    ━━━━━━━━━━━━━━━━━━━━───────────────────

    Next: Calf stretch against the… · left

    space pause  d done  n next  b back
    + − time  q stop  ! it hurts  ? keys
    """,
    .minimum: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 4/14      7:04 left

    Easy walk
    Never stand still at once.
    Minimum reached — d when that is enough

    ▀▀█ ▄ █▀█ █▀█
    █▀▀ ▄ █ █ █ █
    ▀▀▀   ▀▀▀ ▀▀▀
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━────────────

    space pause  d done  n next  b back
    + − time  q stop  ! it hurts  ? keys
    """,
    .paused: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 3/14     11:52 left

    Calf stretch against the wall · right
    set 1 of 3 · round 2 of 4
    Lean forward with the back knee
    straight until the calf pulls gently.
    Paused — space to go on

    █▀█ ▄ ▀▀█ ▀▀█
    █ █ ▄ ▀▀█ ▀▀█
    ▀▀▀   ▀▀▀ ▀▀▀
    ━━━━━━━━━━─────────────────────────────

    Next: Calf stretch against the… · left

    space go on  r restart  n next  b back
    q stop  ! it hurts  ? keys
    """,
    .slept: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 3/14     11:52 left

    Calf stretch against the wall · right
    set 1 of 3 · round 2 of 4
    Lean forward with the back knee
    straight until the calf pulls gently.
    Paused: the computer slept for 12
    minutes — space to go on

    █▀█ ▄ ▀▀█ ▀▀█
    █ █ ▄ ▀▀█ ▀▀█
    ▀▀▀   ▀▀▀ ▀▀▀
    ━━━━━━━━━━─────────────────────────────

    Next: Calf stretch against the… · left

    space go on  r restart  n next  b back
    q stop  ! it hurts  ? keys
    """,
    .changeover: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ✓ Calf stretch against the wall · right
      · set 1 of 3 · round 2 of 4
      0:45

    Calf step-stretch · 3/14     11:19 left

    Change sides: Calf stretch agai… · left
    set 1 of 3 · round 2 of 4
    Lean forward with the back knee
    straight until the calf pulls gently.

    █▀█ ▄ █▀█ █▀▀
    █ █ ▄ █ █ ▀▀█
    ▀▀▀   ▀▀▀ ▀▀▀
    ───────────────────────────────────────

    space pause  d begin now  n next
    b back  q stop  ! it hurts  ? keys
    """,
    .rest: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ◐ Calf stretch against the wall · right
      · set 1 of 3 · round 2 of 4
      0:12 of 0:45  partial

    Calf step-stretch · 5/14     10:00 left

    Rest

    █▀█ ▄ ▀█  █▀▀
    █ █ ▄  █  ▀▀█
    ▀▀▀   ▀▀▀ ▀▀▀
    ━━━━━━━━━──────────────────────────────

    Next: Calf raise · left

    space pause  d go on  n next  b back
    + − time  q stop  ! it hurts  ? keys
    """,
    .tempo: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 2/14     11:56 left

    Heel drop · left · repetition 1 of 8
    Lower the heel

    ▀▀█
    █▀▀
    ▀▀▀
    ━━──────────────────────────  1:44 left

    Next: Rest

    space pause  d done  n next  b back
    + − reps  q stop  ! it hurts  ? keys
    """,
    .changeoverInRepetition: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 2/14     11:50 left

    Heel drop · left · repetition 1 of 8
    Change sides

    █ █
    ▀▀█
      ▀
    ━━━─────────────────────────  1:38 left

    Next: Rest

    space pause  d done  n next  b back
    + − reps  q stop  ! it hurts  ? keys
    """,
    .selfPaced: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 6/14     12:04 left

    Calf raise
    Rise on your toes, lower slowly.
    10 repetitions (10–15 in all), in your
    own time — Enter when done

    ▄ ▄ ▀█  █▀█
    ▄▀▄  █  █ █
        ▀▀▀ ▀▀▀

    Next: Rest

    Enter done  space pause  n next  b back
    + − reps  q stop  ! it hurts  ? keys
    """,
    .choice: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps

    Calf step-stretch · 7/14     12:04 left

    How long ago was the run?
      1  Less than 12 hours
      2  Longer: a warm towel is better th…
      3  冷却

    1–3 choose  Enter default  n next
    b back  q stop  ! it hurts  ? keys
    """,
    .allKeys: """

    Calf step-stretch · 3/14     11:52 left

    Calf stretch against the wall · right
    set 1 of 3 · round 2 of 4
    Lean forward with the back knee
    straight until the calf pulls gently.

    █▀█ ▄ ▀▀█ ▀▀█
    █ █ ▄ ▀▀█ ▀▀█
    ▀▀▀   ▀▀▀ ▀▀▀
    ━━━━━━━━━━─────────────────────────────

    Next: Calf stretch against the… · left

    space  pause        1–9    choose
    n →    next         m      mute
    b ←    back         v      where
    r      restart      h      hands free
    + =    more         c      heed
    − -    less         q      stop
    d      done         !      it hurts
    Enter  confirm      ?      keys
    """,
    .completed: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ! Stop when the pain is sharp or grows.
    ! Pain that does not pass after rest,
      comes back regularly, or sits in one
      leg: see a doctor.
    ✓ Calf raise
      10 of 10–15 repetitions  0:40

    ✓ Session done: 4:32, 11 steps done
    """,
    .hurt: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ! Stop when the pain is sharp or grows.
    ! Pain that does not pass after rest,
      comes back regularly, or sits in one
      leg: see a doctor.
    ✓ Calf raise
      10 of 10–15 repetitions  0:40

    – Stopped because it hurts: 4:32, 11
      steps done, 1 partial, 2 skipped
    Rest now.
    ! Stop when the pain is sharp or grows.
    ! Pain that does not pass after rest,
      comes back regularly, or sits in one
      leg: see a doctor.
    """,
    .interrupted: """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ! Stop when the pain is sharp or grows.
    ! Pain that does not pass after rest,
      comes back regularly, or sits in one
      leg: see a doctor.
    ✓ Calf raise
      10 of 10–15 repetitions  0:40

    – Interrupted by SIGTERM: 4:32, 11 steps
      done, 1 partial, 2 skipped
    """,
  ]
}
