/// The stage in a window of 60 columns and 24 rows, while something is done.
extension StageFrames {
  static let doingAt60: [StageScene: String] = [
    .leadIn: """
       Calf step-stretch · 3/14  ───────────────  11:19 left
       Calf stretch against the… · set 1 of 3 · round 2 of 4
           ██      ██      ██████  ██████  ██████
         ████      ██      ██      ██        ██
       ██████      ██      ████    ████      ██
         ████      ██      ██      ██        ██
           ██      ██████  ██████  ██        ██

       Calf stretch against the wall






       ██████                        Change sides
       ██
       ██████                       Lean forward with the
           ██                       back knee straight until
       ██████                       the calf pulls gently.

       ─────────────────────────────────────────────────────

       space pause  d begin now  q stop  ! it hurts  ? keys
    """,
    .timed: """
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

       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━─────────────────────────
       Next: Calf stretch against the wall · left
       space pause  d done  q stop  ! it hurts  ? keys
    """,
    .paused: """
       Calf step-stretch · 3/14  ───────────────  11:52 left
       Calf stretch against the… · set 1 of 3 · round 2 of 4
            ████    ██    ██████  ██  ██  ██████      ██
            ██  ██  ██  ██        ██  ██    ██        ████
            ████    ██  ██  ████  ██████    ██        ██████
            ██  ██  ██  ██    ██  ██  ██    ██        ████
            ██  ██  ██    ██████  ██  ██    ██        ██

       ████      ██    ██    ██    ████  ██████  ████
       ██  ██  ██  ██  ██    ██  ██      ██      ██  ██
       ████    ██████  ██    ██    ██    ████    ██  ██
       ██      ██  ██  ██    ██      ██  ██      ██  ██
       ██      ██  ██    ████    ████    ██████  ████


       ██████      ██████  ██████   Paused — space to go on
       ██  ██  ██      ██      ██
       ██  ██      ██████  ██████
       ██  ██  ██      ██      ██
       ██████      ██████  ██████

       ━━━━━━━━━━━━━━───────────────────────────────────────
       Next: Calf stretch against the wall · left
       space go on  r restart  q stop  ! it hurts  ? keys
    """,
    .countingIn: """
       Calf step-stretch · 3/14  ───────────────  11:52 left
       Calf stretch against the… · set 1 of 3 · round 2 of 4
            ████    ██    ██████  ██  ██  ██████      ██
            ██  ██  ██  ██        ██  ██    ██        ████
            ████    ██  ██  ████  ██████    ██        ██████
            ██  ██  ██  ██    ██  ██  ██    ██        ████
            ██  ██  ██    ██████  ██  ██    ██        ██

       Calf stretch against the wall






       ██████                        Get ready
           ██
       ██████                       Lean forward with the
       ██                           back knee straight until
       ██████                       the calf pulls gently.

       ━━━━━━━━━━━━━━───────────────────────────────────────
       Next: Calf stretch against the wall · left
       space go on  r restart  q stop  ! it hurts  ? keys
    """,
    .rest: """
       Calf step-stretch · 5/14  ━━─────────────  10:00 left
       Rest
       ████    ██████    ████  ██████
       ██  ██  ██      ██        ██
       ████    ████      ██      ██
       ██  ██  ██          ██    ██
       ██  ██  ██████  ████      ██

       █▄ █ █▀▀ █ █ ▀█▀ ▄    ▄█   ▄▀▀ ▄▀▄ █   █▀▀
       █ ▀█ █▀  ▄▀▄  █  ▄   ▀██   █   █▀█ █   █▀
       ▀  ▀ ▀▀▀ ▀ ▀  ▀        ▀    ▀▀ ▀ ▀ ▀▀▀ ▀
       █▀▄ ▄▀▄ █ ▄▀▀ █▀▀
       █▀▄ █▀█ █  ▀▄ █▀
       ▀ ▀ ▀ ▀ ▀ ▀▀  ▀▀▀

       ██████      ████    ██████
       ██  ██  ██    ██    ██
       ██  ██        ██    ██████
       ██  ██  ██    ██        ██
       ██████      ██████  ██████

       ━━━━━━━━━━━━━────────────────────────────────────────
       Next: Calf raise · left
       space pause  d go on  q stop  ! it hurts  ? keys
    """,
    .lower: """
       Calf step-stretch · 2/14  ───────────────  11:56 left
       Heel drop · left
    ░░     ██      ██      ██████  ██████  ██████
    ░░   ████      ██      ██      ██        ██
    ░░ ██████      ██      ████    ████      ██
    ░░   ████      ██      ██      ██        ██
    ░░     ██      ██████  ██████  ██        ██
    ░░
    ██ █   ▄▀▀▄ █   █ █▀▀ █▀▄   ▀█▀ █ █ █▀▀
    ██ █   █  █ █ █ █ █▀  █▀▄    █  █▀█ █▀
    ██ ▀▀▀  ▀▀   ▀ ▀  ▀▀▀ ▀ ▀    ▀  ▀ ▀ ▀▀▀
    ██ █ █ █▀▀ █▀▀ █
    ██ █▀█ █▀  █▀  █
    ██ ▀ ▀ ▀▀▀ ▀▀▀ ▀▀▀
    ██
    ██ ██████           ● ○ ○ ○ ○ ○ ○ ○
    ██     ██           repetition 1 of 8
    ██ ██████
    ██ ██
    ██ ██████

       ━━━───────────────────────────────────────  1:44 left
       Next: Rest
       space pause  d done  q stop  ! it hurts  ? keys
    """,
    .hold: """
       Calf step-stretch · 2/14  ───────────────  11:54 left
       Heel drop · left
    ░░     ██      ██      ██████  ██████  ██████
    ░░   ████      ██      ██      ██        ██
    ░░ ██████      ██      ████    ████      ██
    ░░   ████      ██      ██      ██        ██
    ░░     ██      ██████  ██████  ██        ██
    ░░
    ░░ ██  ██    ████    ██      ████
    ░░ ██  ██  ██    ██  ██      ██  ██
    ░░ ██████  ██    ██  ██      ██  ██
    ░░ ██  ██  ██    ██  ██      ██  ██
    ░░ ██  ██    ████    ██████  ████
    ░░
    ░░
    ░░ ██████           ● ● ● ○ ○ ○ ○ ○
    ░░     ██           repetition 3 of 8
    ░░ ██████
    ░░ ██
    ░░ ██████

       ━━━───────────────────────────────────────  1:42 left
       Next: Rest
       space pause  d done  q stop  ! it hurts  ? keys
    """,
    .rise: """
       Calf step-stretch · 2/14  ───────────────  11:52 left
       Heel drop · right
            ████    ██    ██████  ██  ██  ██████      ██     ░░
            ██  ██  ██  ██        ██  ██    ██        ████   ░░
            ████    ██  ██  ████  ██████    ██        ██████ ░░
            ██  ██  ██  ██    ██  ██  ██    ██        ████   ░░
            ██  ██  ██    ██████  ██  ██    ██        ██     ░░
                                                             ░░
       ████    ██    ████  ██████                            ░░
       ██  ██  ██  ██      ██                                ░░
       ████    ██    ██    ████                              ░░
       ██  ██  ██      ██  ██                                ░░
       ██  ██  ██  ████    ██████                            ░░
                                                             ░░
                                                             ░░
       ██████           ● ● ● ○ ○ ○ ○ ○                      ░░
           ██           repetition 3 of 8                    ░░
       ██████                                                ░░
       ██                                                    ░░
       ██████                                                ░░

       ━━━━──────────────────────────────────────  1:40 left
       Next: Rest
       space pause  d done  q stop  ! it hurts  ? keys
    """,
    .changeSides: """
       Calf step-stretch · 2/14  ───────────────  11:50 left
       Heel drop · left
           ██      ██      ██████  ██████  ██████
         ████      ██      ██      ██        ██
       ██████      ██      ████    ████      ██
         ████      ██      ██      ██        ██
           ██      ██████  ██████  ██        ██

        ██ █ █  █  █  █  ███ ███    ██ █ ██  ███  ██
       █   █ █ █ █ ██ █ █    █     █   █ █ █ █   █
       █   ███ ███ █ ██ █ ██ ██     █  █ █ █ ██   █
       █   █ █ █ █ █  █ █  █ █       █ █ █ █ █     █
        ██ █ █ █ █ █  █  ███ ███   ██  █ ██  ███ ██


       ██  ██           ● ○ ○ ○ ○ ○ ○ ○
       ██  ██           repetition 1 of 8
       ██████
           ██
           ██

       ━━━━━─────────────────────────────────────  1:38 left
       Next: Rest
       space pause  d done  q stop  ! it hurts  ? keys
    """,
  ]
}
