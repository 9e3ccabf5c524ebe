import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberSinks
import LimberSyntax

/// Where sinks are had: found by what the person wrote, checked, and made ready.
struct SinkShop: Sendable {
  /// Why a sink cannot be had.
  enum Refusal: Error {
    /// It was asked for wrongly.
    case badRequest(SinkOptionError)
    /// There is none of that name.
    case unknown(String, suggestion: String?)
    /// It is there and cannot be used, for a reason that is a phrase.
    case unusable(String)
  }

  private let registry: SinkRegistry
  private let context: SinkContext
  /// The sinks that are programs of their own.
  private let programs: ExternalSinks

  init(_ sources: SinkSources, context: SinkContext) {
    registry = sources.registry
    self.context = context
    programs = ExternalSinks(sources.host, context: context, version: Version.current)
  }

  /// The names of all that there are.
  var names: [String] { registry.descriptors.map(\.name) + programs.names }

  /// Asks the programs among some sinks what they are, all at once, before each is wanted.
  func askAhead(_ texts: [String]) {
    programs.askAhead(texts.compactMap { try? SinkRequest(parsing: $0).name })
  }

  /// The sink that a text such as `log:path=calf.log` asks for.
  ///
  /// - Parameter isInTheOpen: whether others see the text, as they do a command line.
  func assignment(
    for text: String, isInTheOpen: Bool = false
  ) throws(Refusal) -> SinkAssignment {
    let request: SinkRequest
    do throws(SinkOptionError) {
      request = try SinkRequest(parsing: text)
    } catch {
      throw .badRequest(error)
    }
    guard let descriptor = registry.descriptor(named: request.name) else {
      return try external(request, isInTheOpen: isInTheOpen)
    }
    do throws(SinkOptionError) {
      let values = try descriptor.resolve(request)
      return SinkAssignment(
        name: descriptor.name, kinds: descriptor.kinds(values, context),
        showsMessages: descriptor.showsMessages,
        make: { [context] port in
          var context = context
          (context.outline, context.status) = (port.outline, port.status)
          return try descriptor.make(values, context)
        })
    } catch {
      throw .badRequest(error)
    }
  }

  /// The sinks that a command's own words ask for.
  ///
  /// - Throws: `UsageError` or `CommandFailure` where one of them cannot be had.
  func assignments(for texts: [String]) throws -> [SinkAssignment] {
    var found: [SinkAssignment] = []
    for text in texts {
      do throws(Refusal) {
        found.append(try assignment(for: text, isInTheOpen: true))
      } catch {
        throw error.failure
      }
    }
    return found
  }

  /// A sink that is a program of its own.
  private func external(
    _ request: SinkRequest, isInTheOpen: Bool
  ) throws(Refusal) -> SinkAssignment {
    do throws(ExternalSinks.Refusal) {
      if let assignment = try programs.assignment(for: request, isInTheOpen: isInTheOpen) {
        return assignment
      }
    } catch {
      if case .options(let error) = error { throw .badRequest(error) }
      throw .unusable(SafeText.shown("\(error)"))
    }
    throw .unknown(
      request.name, suggestion: Suggestion.closest(to: request.name, among: names))
  }

  // MARK: - Looking only

  /// What is wrong with a sink as a text asks for it; nil where it can be had.
  func fault(of text: String) -> String? {
    do {
      _ = try assignment(for: text)
      return nil
    } catch {
      return error.words
    }
  }

  /// What is wrong with the program of a sink, whatever its options; nil where it can be started.
  func fault(ofProgram name: String) -> String? {
    do {
      _ = try assignment(for: name)
      return nil
    } catch {
      if case .badRequest = error { return nil }
      return error.words
    }
  }
}

extension SinkShop.Refusal {
  /// Whether it was asked for wrongly, and is not to blame itself.
  var isUsage: Bool {
    if case .badRequest = self { true } else { false }
  }

  /// What is wrong, as a phrase.
  var words: String {
    switch self {
    case .badRequest(let error): CommandFault.badSink(error).words
    case .unknown(let name, let suggestion):
      "there is no sink '\(SafeText.shown(name))'"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? "; 'limber sinks' shows what there is")
    case .unusable(let reason): reason
    }
  }

  /// The failure of a command whose own words ask for the sink.
  var failure: any Error {
    switch self {
    case .badRequest(let error):
      UsageError.other(CommandFault.badSink(error))
    case .unknown, .unusable: CommandFailure(.unavailable, words)
    }
  }
}
