import LimberHost
import LimberPlatform
import Testing

@testable import LimberCommands

@Suite struct `limber play --watch` {
  @Test func `a watch looks where included files may lie, be they faulty or not there`() throws {
    let bench = try CommandBench()
    try bench.write(
      #"{"format":1,"title":"W","steps":[{"type":"routine","routine":"part"},{"type":"routine","routine":"gone"}]}"#,
      to: "in/whole.json")
    try bench.write("{", to: "in/part.json")
    let surroundings = Surroundings(variables: ["HOME": bench.folder], workingFolder: bench.folder)
    let catalogue = RoutineCatalogue(
      RoutineLibrary(surroundings),
      streams: Streams(
        input: HostInput(readAll: { _ in [] }, readLine: { nil }),
        output: HostOutput(write: { _ in }), errors: HostOutput(write: { _ in })))
    let own = bench.folder + "/.local/share/limber/routines"
    #expect(
      catalogue.placesOfIncluded(in: "in/whole.json") == [
        "\(bench.folder)/in/gone.json", "\(own)/gone.json", "\(bench.folder)/in/part.json",
        "\(own)/part.json",
      ])
  }
}
