/// The stage in a window of 60 columns and 24 rows, while the person is waited for, and what is laid over it.
extension StageFrames {
  static let waitingAt60: [StageScene: String] = [
    .cautions: """
       Calf step-stretch · 1/14  ───────────────  12:04 left
       Stand on the second stair, heels over the edge.
       ! Stop when the pain is sharp or grows.
       ! Pain that does not pass after rest, comes back
         regularly, or sits in one leg: see a doctor.

       Stand on the second stair, heels over the edge. Hold
       the rail.







       ███ █  █ ███ ███ ██    Enter when you are ready
       █   ██ █  █  █   █ █
       ██  █ ██  █  ██  ██
       █   █  █  █  █   █ █
       ███ █  █  █  ███ █ █


       Next: Heel drop
       space go on  n next  q stop  ! it hurts  ? keys
    """,
    .heeded: """
       Calf step-stretch · 1/14  ───────────────  12:04 left
       Stand on the second stair, heels over the edge.
       Stand on the second stair, heels over the edge. Hold
       the rail.











       ███ █  █ ███ ███ ██    Enter when you are ready
       █   ██ █  █  █   █ █
       ██  █ ██  █  ██  ██
       █   █  █  █  █   █ █
       ███ █  █  █  ███ █ █
       ! 2 things to heed: c shows them

       Next: Heel drop
       space go on  n next  q stop  ! it hurts  ? keys
    """,
    .prompt: """
       Calf step-stretch · 1/14  ───────────────  12:04 left
       Stand on the second stair, heels over the edge.
       Stand on the second stair, heels over the edge. Hold
       the rail.











       ███ █  █ ███ ███ ██    Enter when you are ready
       █   ██ █  █  █   █ █
       ██  █ ██  █  ██  ██
       █   █  █  █  █   █ █
       ███ █  █  █  ███ █ █


       Next: Heel drop
       space go on  n next  q stop  ! it hurts  ? keys
    """,
    .selfPaced: """
       Calf step-stretch · 6/14  ───────────────  12:04 left
       Calf raise
         ████    ██    ██      ██████
       ██      ██  ██  ██      ██
       ██      ██████  ██      ████
       ██      ██  ██  ██      ██
         ████  ██  ██  ██████  ██

       ████      ██    ██    ████  ██████
       ██  ██  ██  ██  ██  ██      ██
       ████    ██████  ██    ██    ████
       ██  ██  ██  ██  ██      ██  ██
       ██  ██  ██  ██  ██  ████    ██████


               ████    ██████   10 repetitions (10–15 in
       ██  ██    ██    ██  ██   all), in your own time — En…
         ██      ██    ██  ██   Rise on your toes, lower
       ██  ██    ██    ██  ██   slowly.
               ██████  ██████


       Next: Rest
       Enter done  space pause  q stop  ! it hurts  ? keys
    """,
    .choice: """
       Calf step-stretch · 7/14  ───────────────  12:04 left
       How are the legs?
        ████    ██████  ████    ██████    ████  ██  ██
          ██    ██      ██  ██  ██      ██      ██  ██
          ██    ████    ████    ████      ██    ██████
          ██    ██      ██  ██  ██          ██  ██  ██
        ██████  ██      ██  ██  ██████  ████    ██  ██




        ██████
            ██
        ██████  Tired: a warm towel helps
        ██
        ██████







       1–2 choose  Enter default  q stop  ! it hurts  ? keys
    """,
    .allKeys: """
       Calf step-stretch · 3/14  ───────────────  11:40 left
       Calf stretch against the… · set 1 of 3 · round 2 of 4
       space  pause        1–9    choose
       n →    next         m      mute
       b ←    back         v      where
       r      restart      h      hands free
       + =    more         c      heed
       − -    less         q      stop
       d      done         !      it hurts
       Enter  confirm      ?      keys











       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━─────────────────────────
       Next: Calf stretch against the wall · left
       space pause  d done  q stop  ! it hurts  ? keys
    """,
    .message: """
       Calf step-stretch · 3/14  ───────────────  11:40 left
       Calf stretch against the… · set 1 of 3 · round 2 of 4
            ████    ██    ██████  ██  ██  ██████      ██
            ██  ██  ██  ██        ██  ██    ██        ████
            ████    ██  ██  ████  ██████    ██        ██████
            ██  ██  ██  ██    ██  ██  ██    ██        ████
            ██  ██  ██    ██████  ██  ██    ██        ██

       Calf stretch against the wall






       ██████      ██████  ████     Halfway.
       ██  ██  ██      ██    ██
       ██  ██      ██████    ██     Lean forward with the
       ██  ██  ██  ██        ██     back knee straight until
       ██████      ██████  ██████   the calf pulls gently.
       ! sink 'log' is off: no space left on device
       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━─────────────────────────
       Next: Calf stretch against the wall · left
       space pause  d done  q stop  ! it hurts  ? keys
    """,
  ]
}
