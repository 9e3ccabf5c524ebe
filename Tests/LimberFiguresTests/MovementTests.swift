import LimberFigures
import Testing

@Suite struct `How a figure moves` {
  private func leaning(_ degrees: Int...) -> Figure {
    Figure(
      view: .side, anchor: .hips,
      poses: degrees.enumerated().map { index, angle in
        var pose = Pose()
        pose.trunk = angle
        return .init("\(index)", pose)
      })
  }

  @Test func `goes on to the next pose every two seconds and begins again`() {
    let figure = leaning(0, 30, 60)
    #expect(figure.movement(after: .zero) == Movement(from: 0, to: 1, progress: 0))
    #expect(figure.movement(after: .seconds(3)) == Movement(from: 1, to: 2, progress: 0.5))
    #expect(figure.movement(after: .seconds(4)) == Movement(from: 2, to: 0, progress: 0))
    #expect(figure.movement(after: .seconds(7)) == Movement(from: 0, to: 1, progress: 0.5))
    #expect(figure.movement(after: .seconds(-5)) == Movement(from: 0, to: 1, progress: 0))
  }

  @Test func `stands still with one pose`() {
    #expect(leaning(20).movement(after: .seconds(3)) == .still(0))
  }

  @Test func `moves through as many poses as the tempo has phases`() {
    let figure = leaning(0, 30)
    #expect(
      figure.movement(phase: 0, goals: [nil, nil], progress: 0.25)
        == Movement(from: 0, to: 1, progress: 0.25))
    #expect(
      figure.movement(phase: 1, goals: [nil, nil], progress: 0.5)
        == Movement(from: 1, to: 0, progress: 0.5))
  }

  @Test func `ends a phase in the pose that it names and holds where none is named`() {
    let figure = leaning(0, 30)
    let goals = ["1", nil, "0"]
    #expect(
      figure.movement(phase: 0, goals: goals, progress: 0.5)
        == Movement(from: 0, to: 1, progress: 0.5))
    #expect(
      figure.movement(phase: 1, goals: goals, progress: 0.5)
        == Movement(from: 1, to: 1, progress: 0.5))
    #expect(
      figure.movement(phase: 2, goals: goals, progress: 1)
        == Movement(from: 1, to: 0, progress: 1))
  }

  @Test func `keeps its own pace where the tempo says nothing`() {
    #expect(leaning(0, 30).movement(phase: 0, goals: [nil, nil, nil], progress: 0) == nil)
    #expect(leaning(0, 30).movement(phase: 9, goals: [nil, nil], progress: 0) == nil)
  }

  @Test func `turns the short way, slowly at both ends`() {
    let figure = leaning(170, -170)
    let middle = figure.body(Movement(from: 0, to: 1, progress: 0.5)).neck
    // Through 180 degrees: straight down, and not through 0.
    #expect(middle.y < -29)
    let rising = leaning(0, 90)
    func angle(_ progress: Double) -> Double {
      rising.body(Movement(from: 0, to: 1, progress: progress)).neck.x
    }
    #expect(angle(0.1) < 2)
    #expect(angle(0.5) > 21 && angle(0.5) < 21.5)
  }
}
