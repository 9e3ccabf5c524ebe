import Testing

@testable import LimberCommands

@Suite struct `limber list` {
  @Test func `the person's own routines stand among those that came with limber`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.short, id: "aaa")
    try bench.writeOwn(SampleRoutine.faulty, id: "bbb")
    let result = bench.run("list", columns: 60)
    #expect(result.status == .success)
    #expect(result.output.hasPrefix("aaa                      20 s  Short (yours)\n"))
    #expect(
      result.output.contains(
        "\nbbb                            faulty: see limber check "
          + ".local/share/limber/routines/bbb.json\n"))
    #expect(result.output.contains("\nleg-elevation       20–30 min  Legs raised\n"))
    #expect(result.errors == "")
  }

  @Test func `a routine of the person's own takes the place of one of the same name`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.short, id: "leg-elevation")
    let output = bench.run("list").output
    #expect(output.contains("Short (yours)"))
    #expect(!output.contains("Legs raised"))
  }

  @Test func `a tag shows what has it, and several what has them all`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.mixed, id: "mixed")
    let calf = bench.run("list", "--tag", "Calf").output
    #expect(calf.contains("calf-step-stretch"))
    #expect(!calf.contains("mixed"))
    #expect(bench.run("list", "--tag", "stretch").output.contains("mixed"))
    #expect(!bench.run("list", "--tag", "stretch", "--tag", "calf").output.contains("mixed"))
    #expect(!bench.run("list", "--json", "--tag", "calf").output.contains(#""id":"mixed""#))
    let none = bench.run("list", "--tag", "nothing")
    #expect(none.status == .notFound)
    #expect(none.errors.contains("stretch"))
  }

  @Test func `programs get an object for each`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.short, id: "aaa")
    try bench.writeOwn(SampleRoutine.faulty, id: "aab")
    let path = bench.folder + "/.local/share/limber/routines"
    #expect(
      bench.run("list", "--json").output.hasPrefix(
        #"""
        [{"id":"aaa","title":"Short","tags":[],"equipment":[],"cautions":[],\#
        "progression":"gradual",\#
        "planned":{"minSeconds":20,"targetSeconds":20,"maxSeconds":20},\#
        "origin":"own","path":"\#(path)/aaa.json"},\#
        {"id":"aab","errors":1,"origin":"own","path":"\#(path)/aab.json"},\#
        {"id":"after-run",
        """#.replacing("\n", with: "")))
  }
}
