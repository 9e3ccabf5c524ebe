package import Dispatch
package import LimberPlatform
import Synchronization

/// A machine whose programs are closures: nothing is started, and every call is kept.
package final class StandInPrograms: Sendable {
  package typealias Program =
    @Sendable (Processes.Call) throws(ProgramRun.Failure) -> ProgramRun

  private let programs: [String: Program]
  private let heard = Mutex<[Processes.Call]>([])
  private let running = Mutex<[StandInProgram]>([])

  /// Makes a machine.
  ///
  /// - Parameter programs: by their names, whatever folder they are looked for in.
  package init(_ programs: [String: Program] = [:]) {
    self.programs = programs
  }

  /// What was run to its end, in order: the name and the arguments.
  package var calls: [String] {
    heard.withLock { calls in
      calls.map { ([FilePath.split($0.path).name] + $0.arguments).joined(separator: " ") }
    }
  }

  /// What was started and fed, in order.
  package var started: [StandInProgram] { running.withLock(\.self) }

  /// The machine as those see it that start programs.
  package var processes: Processes {
    Processes(
      isProgram: { [programs] in programs[FilePath.split($0).name] != nil },
      run: { call throws(ProgramRun.Failure) in
        self.heard.withLock { $0.append(call) }
        guard let program = self.programs[FilePath.split(call.path).name] else {
          throw .missing(call.path)
        }
        return try program(call)
      },
      start: { launch, whenOver throws(SystemError) in
        guard self.programs[FilePath.split(launch.path).name] != nil else {
          throw .missing(launch.path)
        }
        let program = StandInProgram(whenOver)
        self.running.withLock { $0.append(program) }
        return program
      })
  }
}

extension ProgramRun {
  /// A program that ended with a code after it wrote something.
  package static func ended(
    _ code: Int32 = 0, output: String = "", errors: String = ""
  ) -> ProgramRun {
    ProgramRun(
      status: .exited(code), output: Array(output.utf8), errors: Array(errors.utf8))
  }
}

/// A program that takes whatever it is fed, and ends when a test says so or nothing more comes.
package final class StandInProgram: RunningProgram {
  private struct State {
    var taken = ""
    var status: ChildStatus?
  }

  private let state = Mutex(State())
  private let whenOver: Processes.WhenOver

  init(_ whenOver: @escaping Processes.WhenOver) {
    self.whenOver = whenOver
  }

  /// The lines that it was fed.
  package var lines: [String] {
    state.withLock { $0.taken.split(separator: "\n").map(String.init) }
  }

  /// Ends it; what is told of its end is told before this returns.
  package func end(_ status: ChildStatus) {
    let isFirst = state.withLock { state in
      defer { state.status = state.status ?? status }
      return state.status == nil
    }
    if isFirst { whenOver(status) }
  }

  package var output: OpenFile? { nil }
  package var errors: OpenFile? { nil }
  package var status: ChildStatus? { state.withLock(\.status) }

  package func handOver(bytes: [UInt8], patience: Int32) -> OpenFile.Handover {
    state.withLock { state in
      guard state.status == nil else { return .gone }
      state.taken += String(decoding: bytes, as: UTF8.self)
      return .taken
    }
  }

  package func closeInput() { end(.exited(0)) }
  package func waitForExit(until deadline: DispatchTime) -> ChildStatus? { status }
  package func waitForGroup(until deadline: DispatchTime) -> Bool { status != nil }
  package func endGroup() -> Bool {
    end(.signalled(15))
    return true
  }
  package func killGroup() { end(.signalled(9)) }
}
