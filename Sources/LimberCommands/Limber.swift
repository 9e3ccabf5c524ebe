internal import LimberBasics
import LimberCommandLine
package import LimberEvents
package import LimberHost
internal import LimberPlatform

package enum Limber {
  /// Runs the program: does what its arguments ask for, and ends as that says.
  ///
  /// - Parameters:
  ///   - sinks: the sinks that are compiled in.
  ///   - programs: the names of the sinks that this program is as a process of its own.
  package static func main(sinks: SinkRegistry, programs: [String]) -> Never {
    ProgramEnd.prepare()
    let status = run(.live(registry: sinks, readyMadeSinks: programs))
    if case .signal(let number) = status { ProgramEnd.leave(by: number) }
    ProgramEnd.leave(with: status.code)
  }

  /// Does what the arguments of an environment ask for.
  ///
  /// - Returns: how the program is to end; whatever there was to say has been said.
  package static func run(_ environment: HostEnvironment) -> ExitStatus {
    do {
      switch try ArgumentParser(root: commands).parse(environment.arguments) {
      case .help(let words):
        try HelpCommand.show(words, on: environment.streams)
        return .success
      case .version:
        try environment.streams.output.write(Version.text)
        return .success
      case .run(let arguments):
        return try run(arguments, in: environment)
      }
    } catch let failure as UsageFailure {
      return environment.streams.report(betterAdvice(failure, in: environment.catalogue))
    } catch {
      return environment.streams.report(error)
    }
  }

  /// The same failure, where a routine stands in the place of a command: whoever wrote it wants to
  /// play it.
  private static func betterAdvice(
    _ failure: UsageFailure, in catalogue: RoutineCatalogue
  ) -> UsageFailure {
    guard case .unknownCommand(let word, nil) = failure.error, failure.command.isEmpty else {
      return failure
    }
    let advice =
      if word == "version" {
        "limber --version"
      } else if RoutineLibrary.isPath(word) || catalogue.knows(word) {
        "limber play \(word)"
      } else {
        nil as String?
      }
    return UsageFailure(.unknownCommand(word, suggestion: advice), command: [])
  }

  private static func run(
    _ arguments: ParsedArguments, in environment: HostEnvironment
  ) throws -> ExitStatus {
    do {
      guard let command = RootCommand.member(arguments.command)?.command else {
        throw UsageError.missingCommand(arguments.command)
      }
      defer { MissedReminders.tell(after: arguments.command, in: environment) }
      return try command.init(arguments).run(in: environment)
    } catch let error as UsageError {
      throw UsageFailure(error, command: arguments.command)
    }
  }
}

extension Streams {
  /// Does something, and tells the person where it could not be done.
  func reporting(_ body: () throws -> ExitStatus) -> ExitStatus {
    do {
      return try body()
    } catch {
      return report(error)
    }
  }

  /// Tells the person why a command could not do what it was asked to.
  func report(_ error: any Error) -> ExitStatus {
    let (status, text) = Self.words(for: error)
    // Where standard error is gone as well there is nobody left to tell.
    if !text.isEmpty { try? errors.write(Wrapping.fit(text, in: errors)) }
    return status
  }

  private static func words(for error: any Error) -> (ExitStatus, String) {
    switch error {
    case let failure as UsageFailure:
      (.usage, failure.message(program: Limber.commands.description.name))
    // Of a command that another one runs.
    case let error as UsageError: (.usage, line(error.words))
    case let failure as CommandFailure: (failure.status, line(failure.message))
    case let interruption as Interruption: (.signal(interruption.signal), "")
    // Whoever closed the pipe knows that they did.
    case let error as SystemError where error.isBrokenPipe: (.output, "")
    case let error as SystemError: (.output, line("\(error)"))
    default: (.software, line("\(error)"))
    }
  }

  /// A failure is one line, whatever names and words it repeats.
  private static func line(_ message: String) -> String {
    "limber: \(SafeText.shown(message))\n"
  }
}

extension Limber {
  /// Every command, in the order help lists them.
  static let commands = RootCommand.tree
}
