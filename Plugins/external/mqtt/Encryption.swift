internal import LimberEvents
internal import LimberSyntax
internal import SinkKit

/// How the connection is encrypted, and how this end shows the broker who it is.
struct Encryption {
  /// What mosquitto's programs are told of it; nothing where the connection is in the open.
  let arguments: [String]

  /// Checks the files, so that a wrong one is told before anything is tried.
  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    let (certificate, key) = (values["cert-file"], values["key-file"])
    guard certificate.isEmpty == key.isEmpty else {
      throw .configuration("'cert-file' and 'key-file' go together")
    }
    var arguments: [String] = []
    if !values["ca-file"].isEmpty {
      arguments += ["--cafile", try Self.file(values["ca-file"], system).path]
    } else if values["tls"] == "on" || !certificate.isEmpty {
      arguments += try Self.systemAuthorities(system)
    }
    if !certificate.isEmpty {
      arguments += [
        "--cert", try Self.file(certificate, system).path, "--key", try Self.key(key, system),
      ]
    }
    self.arguments = arguments
  }

  /// Bytes of a key's file that are looked at.
  private static let limit = 65_536

  private static func file(
    _ name: String, _ system: SinkSystem
  ) throws(SinkFailure) -> (path: String, text: String) {
    let path = system.expanded(name)
    guard let bytes = system.contents(of: path, limit: limit), !bytes.isEmpty else {
      throw .configuration("the file of certificates '\(path)' cannot be read, or is empty")
    }
    return (path, String(decoding: bytes, as: UTF8.self))
  }

  /// The path of a key; one with a passphrase would ask for it at a terminal that a sink has not.
  private static func key(_ name: String, _ system: SinkSystem) throws(SinkFailure) -> String {
    let (path, text) = try file(name, system)
    if text.holds("ENCRYPTED") {
      throw .configuration(
        "the key '\(path)' has a passphrase, for which nobody can be asked; 'openssl pkey' takes it away"
      )
    }
    if system.isReadableByOthers(path) {
      system.warn("mqtt", "others may read the key '\(path)'; try chmod 600")
    }
    return path
  }

  /// Where systems keep the authorities that they trust, in one file.
  private static let bundles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    "/opt/homebrew/etc/openssl@3/cert.pem", "/usr/local/etc/openssl@3/cert.pem",
  ]

  private static func systemAuthorities(_ system: SinkSystem) throws(SinkFailure) -> [String] {
    // The variable by which OpenSSL itself is told.
    let places = [system.variable("SSL_CERT_FILE")].compactMap { $0 } + bundles
    let found = places.first { system.contents(of: $0, limit: 1)?.isEmpty == false }
    guard let found else {
      throw .configuration(
        "the system's authorities are not found; name a file of them with 'ca-file'")
    }
    return ["--cafile", found]
  }
}
