/// What the stage leaves behind, and how it is drawn where there is only ASCII.
extension StageFrames {
  static let transcript = """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ✓ Calf stretch against the wall · right · set 1 of 3 · round 2 of 4  0:45

    ✓ Session done: 4:32, 11 steps done, 1 partial, 2 skipped
    """

  static let hurt = """
    Calf step-stretch
    planned 12:04 to 13:20, 14 steps
    ! Stop when the pain is sharp or grows.
    ! Pain that does not pass after rest, comes back regularly, or sits in one leg:
      see a doctor.
    ✓ Calf raise  10 of 10–15 repetitions  0:40

    – Stopped because it hurts: 4:32, 11 steps done, 1 partial, 2 skipped
    Rest now.
    ! Stop when the pain is sharp or grows.
    ! Pain that does not pass after rest, comes back regularly, or sits in one leg:
      see a doctor.
    """

  static let lowerInASCII = """
       Calf step-stretch · step 2 of 14  ---------------------------  11:56 left
       Heel drop · left
    ..     ##      ##      ######  ######  ######
    ..   ####      ##      ##      ##        ##
    .. ######      ##      ####    ####      ##
    ..   ####      ##      ##      ##        ##
    ..     ##      ######  ######  ##        ##
    ..
    ## #    ##  #   # ### ##    ### # # ###   # # ### ### #
    ## #   #  # #   # #   # #    #  # # #     # # #   #   #
    ## #   #  # # # # ##  ##     #  ### ##    ### ##  ##  #
    ## #   #  # # # # #   # #    #  # # #     # # #   #   #
    ## ###  ##   # #  ### # #    #  # # ###   # # ### ### ###
    ##
    ##
    ## ######           * . . . . . . .
    ##     ##           repetition 1 of 8
    ## ######
    ## ##
    ## ######

       ====----------------------------------------------------------  1:44 left
       Next: Rest
       space pause  d done  n next  b back  + − reps  q stop  ! it hurts  ? keys
    """
}
