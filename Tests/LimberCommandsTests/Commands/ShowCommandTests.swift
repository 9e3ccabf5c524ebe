import Testing

@testable import LimberCommands

@Suite struct `limber show` {
  @Test func `a routine is shown step by step as it will be played`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    #expect(
      bench.run("show", "mixed.json")
        == .init(
          status: .success,
          output: """
            Mixed
            A bit of everything.

              Takes  1 min 40 s, at most 2 min 30 s
              Needs  a mat
              Limit  at most twice a day
              Tags   stretch
              Id     mixed

            Take care
              • Stop when it hurts.

              0:00   1  Lie down.                                      until you press Enter
              round 1 of 2
              0:05   2  Bridge                                               20 s of 20–40 s
                        Lift the hips.
              0:25   3  Rest                                                            10 s
              round 2 of 2
              0:35   4  Bridge                                               20 s of 20–40 s
                        Lift the hips.
              0:55   5  Twist, right side                              8 of 8–10 repetitions
                        Turn 1 s · Back 1.5 s
              1:20   6  Twist, left side                               8 of 8–10 repetitions
                        Turn 1 s · Back 1.5 s
              1:40  the end

            """, errors: ""))
  }

  @Test func `programs get one object for each step of the unrolled timeline`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    #expect(
      bench.run("show", "mixed.json", "--json", "--dose", "max", "--lead-in", "0").output == #"""
        {"id":"mixed","title":"Mixed","summary":"A bit of everything.","tags":["stretch"],\#
        "equipment":["a mat"],"cautions":["Stop when it hurts."],"limits":{"perDay":2},\#
        "progression":"gradual",\#
        "planned":{"minSeconds":95,"targetSeconds":145,"maxSeconds":145},"steps":[
        {"index":1,"at":0,"type":"prompt","name":"Lie down.","path":"/steps/0",\#
        "routine":"mixed","cue":"Lie down."},
        {"index":2,"at":0,"type":"timed","name":"Bridge","seconds":40,"min":20,"max":40,\#
        "round":{"index":1,"of":2},"path":"/steps/1/steps/0","routine":"mixed",\#
        "cue":"Lift the hips."},
        {"index":3,"at":40,"type":"rest","name":"Rest","seconds":10,"min":10,"max":10,\#
        "path":"/steps/1/rest","routine":"mixed"},
        {"index":4,"at":50,"type":"timed","name":"Bridge","seconds":40,"min":20,"max":40,\#
        "round":{"index":2,"of":2},"path":"/steps/1/steps/0","routine":"mixed",\#
        "cue":"Lift the hips."},
        {"index":5,"at":90,"type":"reps","name":"Twist","side":"right","reps":10,"seconds":25,\#
        "min":8,"max":10,"tempo":[{"cue":"Turn","seconds":1},{"cue":"Back","seconds":1.5}],\#
        "path":"/steps/2","routine":"mixed"},
        {"index":6,"at":120,"type":"reps","name":"Twist","side":"left","reps":10,"seconds":25,\#
        "min":8,"max":10,"tempo":[{"cue":"Turn","seconds":1},{"cue":"Back","seconds":1.5}],\#
        "path":"/steps/2","routine":"mixed","changeoverSeconds":5}
        ]}

        """#)
  }

  @Test func `a dose and a lead-in change the plan`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    #expect(bench.run("show", "short.json").output.contains("Takes  20 s\n"))
    #expect(bench.run("show", "short.json", "--lead-in", "8s").output.contains("Takes  23 s\n"))
    #expect(bench.run("show", "short.json", "--lead-in=0s").output.contains("Takes  15 s\n"))
  }

  @Test func `standard input is read for a hyphen`() throws {
    let bench = try CommandBench()
    let result = bench.run("show", "-", input: SampleRoutine.short)
    #expect(result.status == .success)
    #expect(result.output.hasPrefix("Short\n"))
  }

  @Test func `a terminal gets weight and colour, and lines that fit it`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    let coloured = bench.run(
      "show", "mixed.json", isTerminal: true, columns: 44, variables: ["TERM": "xterm"])
    #expect(coloured.output.contains("\u{1B}[1mMixed\u{1B}[0m\n"))
    let plain = bench.run("show", "mixed.json", "--no-color", isTerminal: true, columns: 44)
    #expect(!plain.output.contains("\u{1B}"))
    #expect(plain.output.split(separator: "\n").allSatisfy { $0.count <= 44 })
  }
}
