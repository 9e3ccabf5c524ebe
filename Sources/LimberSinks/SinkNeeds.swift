internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform

/// What a sink cannot do without: programs that it runs, and secrets that nobody is to see.
extension SinkHost {
  /// Why a sink cannot work here, as a phrase: a program that it needs is not there; nil where all are.
  package func missingNeed(of description: SinkDescription?) -> String? {
    let missing = (description?.needs ?? []).filter {
      processes.find($0, in: surroundings, also: Processes.installed) == nil
    }
    guard let first = missing.first else { return nil }
    let others = missing.dropFirst().map { " and '\($0)'" }.joined()
    return SafeText.shown(
      "it needs the program '\(first)'\(others), which cannot be found; install it")
  }

  /// A request with its secrets read from the files that it names: `token-file=PATH` for `token`.
  ///
  /// - Parameters:
  ///   - table: the options of the sink.
  ///   - isInTheOpen: whether others see the request, as they do a command line.
  /// - Throws: where a secret stands in the open, or a file that is to be read cannot be.
  func revealing(
    _ request: SinkRequest, with table: [SinkOption], isInTheOpen: Bool
  ) throws(SinkOptionError) -> SinkRequest {
    var result = SinkRequest(name: request.name)
    for given in request.options {
      if isInTheOpen, table.contains(where: { $0.isSecret && $0.name == given.name }) {
        throw SinkOptionError(sink: request.name, problem: .openSecret(option: given.name))
      }
      let secret = table.first { $0.isSecret && "\($0.name)-file" == given.name }
      guard let secret, !table.contains(where: { $0.name == given.name }) else {
        result.options.append(given)
        continue
      }
      if request.options.contains(where: { $0.name == secret.name }) {
        throw SinkOptionError(sink: request.name, problem: .duplicate(option: secret.name))
      }
      result.options.append(
        SinkRequest.Option(secret.name, try self.secret(given, of: request.name)))
    }
    for given in result.options {
      guard table.contains(where: { $0.name == given.name && $0.kind == .file }) else { continue }
      if let reason = fault(ofFile: given.value) {
        throw SinkOptionError(
          sink: request.name, problem: .badFile(option: given.name, reason: reason))
      }
    }
    return result
  }

  /// Why a file cannot be read, as a phrase; nil where it can, or where only reading it would tell.
  private func fault(ofFile name: String) -> String? {
    let path = absolute(name)
    if let status = disk.status(of: path), status.kind != .regular {
      return status.kind == .folder ? "'\(SafeText.shown(name))' is a folder" : nil
    }
    do throws(FileReadError) {
      _ = try disk.read(path, limit: 1)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// Bytes of a secret at most, so that it fits the greeting.
  private static let secretLimit = 2048

  /// What a file holds, without the line breaks at its end.
  private func secret(
    _ option: SinkRequest.Option, of sink: String
  ) throws(SinkOptionError) -> String {
    func refusal(_ reason: String) -> SinkOptionError {
      SinkOptionError(sink: sink, problem: .badSecretFile(option: option.name, reason: reason))
    }
    var bytes: [UInt8]
    do throws(FileReadError) {
      bytes = try disk.read(absolute(option.value), limit: Self.secretLimit + 1)
    } catch {
      throw refusal("\(error)")
    }
    guard bytes.count <= Self.secretLimit else {
      throw refusal("'\(option.value)' has more than \(Self.secretLimit) bytes")
    }
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      bytes.removeLast()
    }
    guard !bytes.isEmpty else { throw refusal("'\(option.value)' is empty") }
    return String(decoding: bytes, as: UTF8.self)
  }
}
