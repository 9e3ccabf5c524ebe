internal import LimberBasics
internal import LimberSyntax
internal import SinkKit

/// Where events are posted and how.
struct Post {
  private let curl: String
  private var url: String
  private var headers: [String]
  private let contentType: String
  /// Whether it goes where the first address led to.
  private(set) var isRedirected = false
  private let seconds: Int

  /// Why a header file cannot be used, as a rule.
  private static let rule = "a header file holds lines such as 'Authorization: Bearer …'"

  /// Checks the address and reads the headers.
  init(
    url: String, headerFile: String, seconds: Int, contentType: String, _ system: SinkSystem
  ) throws(SinkFailure) {
    let isWeb = url.hasPrefix("http://") || url.hasPrefix("https://")
    guard isWeb, url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      throw .configuration("option 'url' is an address that begins with 'http://' or 'https://'")
    }
    guard let curl = system.find("curl") else {
      throw .unavailable("the program 'curl' cannot be found; install curl")
    }
    self.curl = curl
    self.url = url
    self.seconds = seconds
    self.contentType = contentType
    headers = headerFile.isEmpty ? [] : try Self.headers(system.expanded(headerFile), system)
  }

  private static func headers(
    _ path: String, _ system: SinkSystem
  ) throws(SinkFailure) -> [String] {
    guard let bytes = system.contents(of: path) else {
      throw .configuration("the header file '\(path)' cannot be read")
    }
    if system.isReadableByOthers(path) {
      system.warn("webhook", "others may read the header file '\(path)'; try chmod 600")
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
    let areHeaders = lines.allSatisfy { line in
      line.contains(":") && line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    guard areHeaders else { throw .configuration(rule) }
    return lines
  }

  /// What to run for one event; what is secret goes through a pipe and never on a command line.
  func command(_ body: String) -> ToolRun.Command {
    var settings = [
      ("url", url), ("header", "Content-Type: \(contentType)"),
      ("user-agent", "limber-sink-webhook"), ("max-time", "\(seconds)"),
      ("connect-timeout", "\(seconds)"), ("output", "/dev/null"),
      ("write-out", "\n%{http_code}\t%{redirect_url}\t%header{retry-after}"),
      ("proto", "=http,https"), ("data-raw", body),
    ]
    settings += headers.map { ("header", $0) }
    let text = settings.map { "\($0.0) = \"\(Self.escaped($0.1))\"\n" }.joined()
    // A second more than curl allows itself.
    return ToolRun.Command(
      curl, ["--silent", "--show-error", "--globoff", "--config", "-"], input: Array(text.utf8),
      limit: .seconds(seconds + 1))
  }

  /// A text between quotation marks as curl reads it.
  private static func escaped(_ text: String) -> String {
    text.escapingScalars(["\\", "\""]).exchanging("\n", for: "\\n").exchanging("\r", for: "\\r")
  }

  /// Goes where the server says that the address is now: once, and never from https to http.
  ///
  /// Another server is not told the headers, which may hold a secret.
  ///
  /// - Returns: whether it does.
  mutating func follow(_ address: String) -> Bool {
    guard !isRedirected, !address.isEmpty, Self.part(0, of: address) == Self.part(0, of: url)
    else { return false }
    if Self.part(2, of: address) != Self.part(2, of: url) { headers = [] }
    isRedirected = true
    url = address
    return true
  }

  /// What stands before a slash of an address: 0 is its scheme, 2 its server.
  private static func part(_ index: Int, of address: String) -> String {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    return parts.indices.contains(index) ? parts[index].lowercased() : ""
  }
}

/// What became of posting an event.
enum Verdict {
  case delivered
  /// Another try may help, for a reason.
  case failed(String, after: Duration?)
  /// It is to be posted to another address.
  case moved(String, reason: String)
  /// No server answers at all, for a reason.
  case unreachable(String)
  /// This event is not taken, for a reason; another one may be.
  case refused(String)
  /// Nothing is taken, for a reason, nor will it be.
  case forbidden(String)

  /// Reads what became of it.
  ///
  /// - Parameter now: what time it is here, for a pause that ends at a date.
  init(_ run: ToolRun, _ ending: ToolRun.Ending, now: Instant) {
    guard ending == .exited(0) else {
      let words = run.output.split(whereSeparator: \.isNewline).first { $0.holds("curl") }
      let reason = words.map { String($0.prefix(200)) } ?? run.complaint
      switch ending {
      // No such name, and nobody there.
      case .exited(6), .exited(7): self = .unreachable(reason)
      // An address that is none, and certificates that are not trusted.
      case .exited(3), .exited(58), .exited(59), .exited(60), .exited(77), .exited(90):
        self = .forbidden(reason)
      default: self = .failed(reason, after: nil)
      }
      return
    }
    // What curl was told to write behind everything else.
    let line = run.output.split(separator: "\n").last ?? ""
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let code = fields.first.flatMap { Int($0) } ?? 0
    let reason = "the server answered \(code)"
    switch code {
    case 200..<300: self = .delivered
    case 408, 425, 429, 500...:
      self = .failed(reason, after: fields.count > 2 ? RetryAfter.pause(fields[2], now: now) : nil)
    case 300..<400:
      self = .moved(
        fields.count > 1 ? fields[1] : "",
        reason: reason + ", that it is elsewhere; give the address that it leads to")
    case 401, 403, 404, 405, 407, 410: self = .forbidden(reason)
    default: self = .refused(reason)
    }
  }
}
