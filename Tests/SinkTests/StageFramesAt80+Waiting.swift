/// The stage in a window of 80 columns and 24 rows, while the person is waited for, and what is laid over it.
extension StageFrames {
  static let waitingAt80: [StageScene: String] = [
    .cautions: """
       Calf step-stretch · step 1 of 14  ───────────────────────────  12:04 left
       Stand on the second stair, heels over the edge.
       ! Stop when the pain is sharp or grows.
       ! Pain that does not pass after rest, comes back regularly, or sits in
         one leg: see a doctor.

       Stand on the second stair, heels over the edge. Hold the rail.








       ██████  ██    ██  ██████  ██████  ████     Enter when you are ready
       ██      ████  ██    ██    ██      ██  ██
       ████    ██  ████    ██    ████    ████
       ██      ██    ██    ██    ██      ██  ██
       ██████  ██    ██    ██    ██████  ██  ██


       Next: Heel drop
       space go on  n next  b back  q stop  ! it hurts  ? keys
    """,
    .heeded: """
       Calf step-stretch · step 1 of 14  ───────────────────────────  12:04 left
       Stand on the second stair, heels over the edge.
       ▄▀▀ ▀█▀ ▄▀▄ █▄ █ █▀▄   ▄▀▀▄ █▄ █   ▀█▀ █ █ █▀▀
        ▀▄  █  █▀█ █ ▀█ █ █   █  █ █ ▀█    █  █▀█ █▀
       ▀▀   ▀  ▀ ▀ ▀  ▀ ▀▀     ▀▀  ▀  ▀    ▀  ▀ ▀ ▀▀▀
       ▄▀▀ █▀▀ ▄▀▀ ▄▀▀▄ █▄ █ █▀▄   ▄▀▀ ▀█▀ ▄▀▄ █ █▀▄      █ █ █▀▀ █▀▀ █   ▄▀▀
        ▀▄ █▀  █   █  █ █ ▀█ █ █    ▀▄  █  █▀█ █ █▀▄  ▄   █▀█ █▀  █▀  █    ▀▄
       ▀▀  ▀▀▀  ▀▀  ▀▀  ▀  ▀ ▀▀    ▀▀   ▀  ▀ ▀ ▀ ▀ ▀ ▀    ▀ ▀ ▀▀▀ ▀▀▀ ▀▀▀ ▀▀
       ▄▀▀▄ █   █ █▀▀ █▀▄   ▀█▀ █ █ █▀▀   █▀▀ █▀▄ ▄▀▀▀ █▀▀     █ █ ▄▀▀▄ █   █▀▄
       █  █  █ █  █▀  █▀▄    █  █▀█ █▀    █▀  █ █ █ ▀█ █▀      █▀█ █  █ █   █ █
        ▀▀    ▀   ▀▀▀ ▀ ▀    ▀  ▀ ▀ ▀▀▀   ▀▀▀ ▀▀   ▀▀▀ ▀▀▀ ▀   ▀ ▀  ▀▀  ▀▀▀ ▀▀
       ▀█▀ █ █ █▀▀   █▀▄ ▄▀▄ █ █
        █  █▀█ █▀    █▀▄ █▀█ █ █
        ▀  ▀ ▀ ▀▀▀   ▀ ▀ ▀ ▀ ▀ ▀▀▀ ▀

       ██████  ██    ██  ██████  ██████  ████     Enter when you are ready
       ██      ████  ██    ██    ██      ██  ██
       ████    ██  ████    ██    ████    ████
       ██      ██    ██    ██    ██      ██  ██
       ██████  ██    ██    ██    ██████  ██  ██
       ! 2 things to heed: c shows them

       Next: Heel drop
       space go on  n next  b back  q stop  ! it hurts  ? keys
    """,
    .prompt: """
       Calf step-stretch · step 1 of 14  ───────────────────────────  12:04 left
       Stand on the second stair, heels over the edge.
       ▄▀▀ ▀█▀ ▄▀▄ █▄ █ █▀▄   ▄▀▀▄ █▄ █   ▀█▀ █ █ █▀▀
        ▀▄  █  █▀█ █ ▀█ █ █   █  █ █ ▀█    █  █▀█ █▀
       ▀▀   ▀  ▀ ▀ ▀  ▀ ▀▀     ▀▀  ▀  ▀    ▀  ▀ ▀ ▀▀▀
       ▄▀▀ █▀▀ ▄▀▀ ▄▀▀▄ █▄ █ █▀▄   ▄▀▀ ▀█▀ ▄▀▄ █ █▀▄      █ █ █▀▀ █▀▀ █   ▄▀▀
        ▀▄ █▀  █   █  █ █ ▀█ █ █    ▀▄  █  █▀█ █ █▀▄  ▄   █▀█ █▀  █▀  █    ▀▄
       ▀▀  ▀▀▀  ▀▀  ▀▀  ▀  ▀ ▀▀    ▀▀   ▀  ▀ ▀ ▀ ▀ ▀ ▀    ▀ ▀ ▀▀▀ ▀▀▀ ▀▀▀ ▀▀
       ▄▀▀▄ █   █ █▀▀ █▀▄   ▀█▀ █ █ █▀▀   █▀▀ █▀▄ ▄▀▀▀ █▀▀     █ █ ▄▀▀▄ █   █▀▄
       █  █  █ █  █▀  █▀▄    █  █▀█ █▀    █▀  █ █ █ ▀█ █▀      █▀█ █  █ █   █ █
        ▀▀    ▀   ▀▀▀ ▀ ▀    ▀  ▀ ▀ ▀▀▀   ▀▀▀ ▀▀   ▀▀▀ ▀▀▀ ▀   ▀ ▀  ▀▀  ▀▀▀ ▀▀
       ▀█▀ █ █ █▀▀   █▀▄ ▄▀▄ █ █
        █  █▀█ █▀    █▀▄ █▀█ █ █
        ▀  ▀ ▀ ▀▀▀   ▀ ▀ ▀ ▀ ▀ ▀▀▀ ▀

       ██████  ██    ██  ██████  ██████  ████     Enter when you are ready
       ██      ████  ██    ██    ██      ██  ██
       ████    ██  ████    ██    ████    ████
       ██      ██    ██    ██    ██      ██  ██
       ██████  ██    ██    ██    ██████  ██  ██


       Next: Heel drop
       space go on  n next  b back  q stop  ! it hurts  ? keys
    """,
    .selfPaced: """
       Calf step-stretch · step 6 of 14  ───────────────────────────  12:04 left
       Calf raise
         ████    ██    ██      ██████      ████      ██    ██    ████  ██████
         ████    ██    ██      ██████      ████      ██    ██    ████  ██████
       ██      ██  ██  ██      ██          ██  ██  ██  ██  ██  ██      ██
       ██      ██  ██  ██      ██          ██  ██  ██  ██  ██  ██      ██
       ██      ██████  ██      ████        ████    ██████  ██    ██    ████
       ██      ██████  ██      ████        ████    ██████  ██    ██    ████
       ██      ██  ██  ██      ██          ██  ██  ██  ██  ██      ██  ██
       ██      ██  ██  ██      ██          ██  ██  ██  ██  ██      ██  ██
         ████  ██  ██  ██████  ██          ██  ██  ██  ██  ██  ████    ██████
         ████  ██  ██  ██████  ██          ██  ██  ██  ██  ██  ████    ██████



               ████    ██████   10 repetitions (10–15 in all), in your own time
       ██  ██    ██    ██  ██   — Enter when done
         ██      ██    ██  ██   Rise on your toes, lower slowly.
       ██  ██    ██    ██  ██
               ██████  ██████


       Next: Rest
       Enter done  space pause  n next  b back  q stop  ! it hurts  ? keys
    """,
    .choice: """
       Calf step-stretch · step 7 of 14  ───────────────────────────  12:04 left
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







       1–2 choose  Enter default  n next  b back  q stop  ! it hurts  ? keys
    """,
    .allKeys: """
       Calf step-stretch · step 3 of 14  ───────────────────────────  11:40 left
       Calf stretch against the wall · right · set 1 of 3 · round 2 of 4
       space  pause, or go on; confirm at a prompt
       n →    skip to the next step
       b ←    to the start of this step, or to the step before
       r      begin this step again
       + =    10 seconds or one repetition more
       − -    10 seconds or one repetition fewer
       d      end this step here; what you did counts
       Enter  confirm, or end a set that you pace yourself
       1–9    choose one of the options
       m      silence bell, tones and voice, or let them sound again
       v      say where you are: step, side, count and what is left
       h      let what waits go on by itself, or wait for you again
       c      show what must be heeded, or hide it
       q      stop the session
       !      stop because it hurts
       ?      show all keys, or hide them



       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━───────────────────────────────────
       Next: Calf stretch against the wall · left
       space pause  d done  n next  b back  + − time  q stop  ! it hurts  ? keys
    """,
    .message: """
       Calf step-stretch · step 3 of 14  ───────────────────────────  11:40 left
       Calf stretch against the wall · right · set 1 of 3 · round 2 of 4
                                ████    ██    ██████  ██  ██  ██████      ██
                                ██  ██  ██  ██        ██  ██    ██        ████
                                ████    ██  ██  ████  ██████    ██        ██████
                                ██  ██  ██  ██    ██  ██  ██    ██        ████
                                ██  ██  ██    ██████  ██  ██    ██        ██

       ▄▀▀ ▄▀▄ █   █▀▀   ▄▀▀ ▀█▀ █▀▄ █▀▀ ▀█▀ ▄▀▀ █ █
       █   █▀█ █   █▀     ▀▄  █  █▀▄ █▀   █  █   █▀█
        ▀▀ ▀ ▀ ▀▀▀ ▀     ▀▀   ▀  ▀ ▀ ▀▀▀  ▀   ▀▀ ▀ ▀
       ▄▀▄ ▄▀▀▀ ▄▀▄ █ █▄ █ ▄▀▀ ▀█▀   ▀█▀ █ █ █▀▀   █   █ ▄▀▄ █   █
       █▀█ █ ▀█ █▀█ █ █ ▀█  ▀▄  █     █  █▀█ █▀    █ █ █ █▀█ █   █
       ▀ ▀  ▀▀▀ ▀ ▀ ▀ ▀  ▀ ▀▀   ▀     ▀  ▀ ▀ ▀▀▀    ▀ ▀  ▀ ▀ ▀▀▀ ▀▀▀

       ██████      ██████  ████     Halfway.
       ██  ██  ██      ██    ██
       ██  ██      ██████    ██     Lean forward with the back knee straight
       ██  ██  ██  ██        ██     until the calf pulls gently.
       ██████      ██████  ██████
       ! sink 'log' is off: no space left on device
       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━───────────────────────────────────
       Next: Calf stretch against the wall · left
       space pause  d done  n next  b back  + − time  q stop  ! it hurts  ? keys
    """,
  ]
}
