import Foundation
import LimberTestSupport
import Testing

@Suite(.waits) struct `The mqtt sink over an encrypted connection` {
  /// An authority, and certificates that it has signed: of the broker, and of somebody called Anna.
  private static let authority = """
    cd "$1"
    sign() {
      openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$2"
      echo "subjectAltName=IP:127.0.0.1" > "$1.ext"
      openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 \\
        -extfile "$1.ext" -out "$1.crt"
    }
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 2 -subj /CN=authority
    sign broker broker
    sign anna Anna
    openssl pkey -in anna.key -aes256 -passout pass:secret -out locked.key
    chmod 600 *.key
    chmod 755 .
    chmod 644 broker.key
    """

  /// A broker that shows a certificate, and lets in who shows one of the same authority.
  private func broker(_ lab: Lab) throws -> TestBroker {
    let (code, output) = try lab.run("/bin/sh", ["-ec", Self.authority, "sh", lab.folder.path])
    try #require(code == 0, "\(output)")
    return try TestBroker(
      lab,
      settings: """
        allow_anonymous true
        cafile \(lab.path("ca.crt"))
        certfile \(lab.path("broker.crt"))
        keyfile \(lab.path("broker.key"))
        require_certificate true
        use_identity_as_username true
        """,
      access: [
        "--cafile", lab.path("ca.crt"), "--cert", lab.path("anna.crt"), "--key",
        lab.path("anna.key"),
      ])
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub", "openssl"))
  func `shows the broker a certificate`() throws {
    let lab = try Lab()
    let broker = try broker(lab)
    let own = ["cert-file": lab.path("anna.crt"), "key-file": lab.path("anna.key")]
    let (code, output) = try ReadyMade.mqtt.run(
      lab,
      options: broker.options.merging(own) { $1 }.merging(["ca-file": lab.path("ca.crt")]) { $1 },
      events: Sample.session)
    #expect(code == 0, "\(output)")
    #expect(output == "")
    #expect(try broker.retained()["limber/state"]?.contains("idle") == true)
    #expect(lab.text("broker.log").contains("u'Anna'"))
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub", "openssl"))
  func `trusts whom the system trusts, where no file of certificates is named`() throws {
    let lab = try Lab()
    let broker = try broker(lab)
    let options = broker.options.merging([
      "cert-file": lab.path("anna.crt"), "key-file": lab.path("anna.key"),
    ]) { $1 }
    var environment = ReadyMade.mqtt.environment(lab)
    let strange = try ReadyMade.mqtt.run(
      lab, options: options, events: Sample.session, environment: environment)
    #expect(strange.code == 69)
    #expect(strange.output.contains("nothing reached the broker"))
    environment["SSL_CERT_FILE"] = lab.path("ca.crt")
    let trusted = try ReadyMade.mqtt.run(
      lab, options: options, events: Sample.session, environment: environment)
    #expect(trusted.code == 0, "\(trusted.output)")
    #expect(trusted.output == "")
  }

  @Test(.needs("mosquitto", "mosquitto_pub", "mosquitto_sub", "openssl"))
  func `is told of at once where the broker wants a certificate and gets none`() throws {
    let lab = try Lab()
    let broker = try broker(lab)
    let (code, output) = try ReadyMade.mqtt.run(
      lab, options: broker.options.merging(["ca-file": lab.path("ca.crt")]) { $1 },
      events: Sample.session)
    #expect(code == 69)
    #expect(output.contains("nothing reached the broker"))
  }

  @Test(.needs("mosquitto_pub", "openssl"))
  func `says what is wrong with a certificate before anything is tried`() throws {
    let lab = try Lab()
    _ = try lab.run("/bin/sh", ["-ec", Self.authority, "sh", lab.folder.path])
    let certificate = lab.path("anna.crt")
    for (options, words) in [
      (["cert-file": certificate], "'cert-file' and 'key-file' go together"),
      (["cert-file": certificate, "key-file": lab.path("nothing")], "cannot be read, or is empty"),
      (["cert-file": certificate, "key-file": lab.path("locked.key")], "has a passphrase"),
    ] {
      let (code, output) = try ReadyMade.mqtt.run(lab, options: options, events: Sample.session)
      #expect(code == 78)
      #expect(output.contains(words), "\(output)")
    }
  }
}
