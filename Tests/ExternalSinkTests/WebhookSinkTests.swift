import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

/// An HTTP server on loopback that notes what it is sent, and misbehaves when told to.
struct HookServer {
  /// What it does with requests, one word each; the last holds for all that follow.
  enum Manner: String {
    /// Answers 204.
    case good
    /// Answers 503.
    case fail
    /// Answers 400.
    case refuse
    /// Answers 403.
    case forbid
    /// Answers 301, and says nothing of where to.
    case move
    /// Answers 307, to another path of this server.
    case lead
    /// Answers 429, and asks to be left alone for a minute.
    case busy
    /// Answers 429, and asks to be left alone until a date a minute from now.
    case dated
    /// Answers 204 after three seconds.
    case slow
    /// Cuts the connection.
    case cut
    /// Never answers.
    case stall
  }

  private static let program = """
    import http.server, sys, time, socket, threading
    log, portfile, manners = sys.argv[1], sys.argv[2], sys.argv[3:]
    lock = threading.Lock()
    count = 0
    import os
    class Hook(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            global count
            body = self.rfile.read(int(self.headers['Content-Length'])).decode()
            with lock:
                manner = manners[min(count, len(manners) - 1)]
                count += 1
                with open(log, 'a') as f:
                    f.write(manner + '\\t' + self.headers.get('Authorization', '') + '\\t'
                            + self.headers['Content-Type'] + '\\t' + body + '\\n')
            if manner == 'stall':
                threading.Event().wait()
            elif manner == 'cut':
                self.connection.shutdown(socket.SHUT_RDWR)
            else:
                if manner == 'slow':
                    time.sleep(3)
                self.send_response({'good': 204, 'slow': 204, 'fail': 503, 'refuse': 400, 'forbid': 403,
                                    'move': 301, 'lead': 307, 'busy': 429, 'dated': 429}[manner])
                if manner == 'lead':
                    self.send_header('Location', '/elsewhere')
                if manner == 'dated':
                    self.send_header('Retry-After', self.date_time_string(time.time() + 60))
                if manner == 'busy':
                    self.send_header('Retry-After', '60')
                self.send_header('Content-Length', '0')
                self.end_headers()
        def log_message(self, *args):
            pass
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Hook)
    server.daemon_threads = True
    with open(portfile + '.new', 'w') as f:
        f.write(str(server.server_address[1]))
    os.rename(portfile + '.new', portfile)
    server.serve_forever()
    """

  let url: String
  private let lab: Lab

  init(_ lab: Lab, _ manners: [Manner]) throws {
    self.lab = lab
    try lab.write(Self.program, to: "server.py")
    try lab.start(
      try Tools.path(of: "python3"),
      [lab.path("server.py"), lab.path("posts"), lab.path("port")] + manners.map(\.rawValue))
    try #require(eventually { !lab.text("port").isEmpty }, "\(lab.text("log"))")
    url = "http://127.0.0.1:\(lab.text("port"))/hook"
  }

  /// Each request: what was done with it, its Authorization, its type and its body.
  var posts: [[String]] {
    lab.text("posts").split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The sequence numbers of the events in the order in which they came.
  func sequence() throws -> [Int] {
    try posts.map { post in
      try #require(WireEvent(post[3])?.event).stamp.sequence
    }
  }
}

@Suite(.waits) struct `The webhook sink` {
  private func run(
    _ lab: Lab, _ server: HookServer, options: [String: String] = [:], events: [SessionEvent]
  ) throws -> (code: Int32, output: String) {
    try ReadyMade.webhook.run(
      lab, options: options.merging(["url": server.url]) { $1 }, events: events)
  }

  @Test(.needs("curl", "python3"))
  func `posts each event as it is, in order`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.good])
    let events = SampleEvents.session.filter { $0.kind != .tick }
    let (code, output) = try run(lab, server, events: events)
    #expect(code == 0)
    #expect(output == "")
    #expect(try server.sequence() == events.map(\.stamp.sequence))
    #expect(server.posts.allSatisfy { $0[2] == "application/json" })
  }

  @Test(.needs("curl", "python3"))
  func `posts quotes, backslashes and other letters unharmed`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.good])
    let text = "\"Rise\" \\ sink, ümlaut 界 👩‍👩‍👧 @file %s {a} \"\u{301}\\\u{20DD}\n"
    _ = try run(lab, server, events: [Sample.at(1, text, .paused(by: .person, gap: nil))])
    let body = try #require(server.posts.first?[3])
    #expect(WireEvent(body)?.event?.text == text)
  }

  @Test(.needs("curl", "python3"))
  func `tries again where the server fails or cuts the connection, still in order`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.fail, .cut, .good, .cut, .good])
    let (code, output) = try run(lab, server, events: [Sample.started, Sample.countdown])
    #expect(code == 0)
    #expect(output == "")
    #expect(server.posts.map { $0[0] } == ["fail", "cut", "good", "cut", "good"])
    let texts = server.posts.map { $0[3].contains("\"text\":\"3\"") }
    #expect(texts == [false, false, false, true, true])
  }

  @Test(.needs("curl", "python3"))
  func `gives up after the retries and goes on with the next`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.fail, .fail, .good])
    let (code, output) = try run(
      lab, server, options: ["retries": "1"], events: [Sample.started, Sample.countdown])
    #expect(code == 0)
    #expect(
      output == """
        limber-sink-webhook: an event could not be posted: the server answered 503
        limber-sink-webhook: posting works again
        limber-sink-webhook: 1 event was not delivered
        {"tell":"1 event was not delivered"}

        """)
  }

  @Test(.needs("curl", "python3"))
  func `tells the person where nothing arrives any more`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.good, .refuse])
    let (code, output) = try run(
      lab, server, events: [Sample.started, Sample.halfway, Sample.countdown])
    #expect(code == 0)
    let told = output.split(separator: "\n").filter { $0.hasPrefix("{") }
    #expect(
      told == [
        #"{"tell":"an event could not be posted: the server answered 400"}"#,
        #"{"tell":"2 events were not delivered"}"#,
      ])
  }

  @Test(.needs("curl", "python3"))
  func `does not try again what the server refuses`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.refuse, .good])
    let (_, output) = try run(lab, server, events: [Sample.started, Sample.countdown])
    #expect(server.posts.map { $0[0] } == ["refuse", "good"])
    #expect(output.contains("the server answered 400"))
  }

  @Test(
    .needs("curl", "python3"),
    arguments: [
      (HookServer.Manner.forbid, "the server answered 403"),
      (
        .move,
        "the server answered 301, that it is elsewhere; give the address that it leads to"
      ),
    ])
  func `a server that will never take anything is told of at once`(
    manner: HookServer.Manner, reason: String
  ) throws {
    let lab = try Lab()
    let server = try HookServer(lab, [manner])
    let (code, output) = try run(lab, server, events: SampleEvents.session)
    #expect(code == 69)
    #expect(server.posts.count == 1)
    #expect(output.hasSuffix("limber-sink-webhook: no event could be posted: \(reason)\n"))
  }

  @Test(.needs("curl", "python3"))
  func `a server that took nothing to the end is told of`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.refuse])
    let (code, output) = try run(lab, server, events: [Sample.started, Sample.countdown])
    #expect(code == 69)
    #expect(server.posts.count == 2)
    #expect(
      output.hasSuffix(
        "limber-sink-webhook: no event could be posted: the server answered 400\n"))
  }

  @Test(.needs("curl"))
  func `a server that is not there is told of, and not waited for`() throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.webhook.run(
      lab, options: ["url": "http://127.0.0.1:1/"], events: SampleEvents.session)
    #expect(code == 69)
    #expect(
      output.split(separator: "\n").last?.hasPrefix(
        "limber-sink-webhook: no event could be posted: curl: (7)") == true)
  }

  @Test(.needs("curl", "python3"))
  func `follows a server that is elsewhere, once`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.lead, .good])
    let (code, output) = try run(lab, server, events: [Sample.started, Sample.countdown])
    #expect(code == 0)
    #expect(output == "")
    #expect(server.posts.map { $0[0] } == ["lead", "good", "good"])
    #expect(server.posts[0][3] == server.posts[1][3])

    let other = try Lab()
    let circle = try HookServer(other, [.lead])
    #expect(try run(other, circle, events: [Sample.started]).code == 69)
    #expect(circle.posts.count == 2)
  }

  @Test(.needs("curl", "python3"), arguments: [HookServer.Manner.busy, .dated])
  func `leaves a server alone for as long as it asks`(manner: HookServer.Manner) throws {
    let lab = try Lab()
    let server = try HookServer(lab, [manner])
    // It asks for longer than the end of a session is waited for; without asking there were two more tries.
    #expect(try run(lab, server, events: [Sample.started]).code == 69)
    #expect(server.posts.count == 1)
  }

  @Test(.needs("curl", "python3"))
  func `posts the end of the session although answers are slow`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.slow])
    let many =
      Array(repeating: Sample.started, count: 12) + [SampleEvents.session.last].compactMap { $0 }
    let (_, output) = try run(lab, server, events: many)
    #expect(server.posts.contains { $0[3].contains("sessionEnded") })
    #expect(output.contains("events were not delivered"))
  }

  @Test(
    .needs("curl", "python3"),
    arguments: [
      ("slack", #"{"text":"&lt;a&gt; &amp; \"b\""}"#),
      ("discord", #"{"content":"<a> & \"b\"","allowed_mentions":{"parse":[]}}"#),
      ("ntfy", #"<a> & "b""#),
      ("telegram", #"{"chat_id":"7","text":"<a> & \"b\""}"#),
    ])
  func `writes what is said as chats take it`(format: String, body: String) throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.good])
    let (code, output) = try run(
      lab, server, options: ["format": format, "chat": "7"],
      events: [Sample.at(1, #"<a> & "b""#, .paused(by: .person, gap: nil))])
    #expect(code == 0 && output == "")
    #expect(server.posts.map { $0[3] } == [body])
    #expect(
      server.posts.first?[2].hasPrefix(format == "ntfy" ? "text/plain" : "application/json") == true
    )
  }

  @Test(
    .needs("curl", "python3"),
    arguments: [
      ("json", #"{"v":"{text}","n":{}}"#, #"{"v":"@a \"b\"","n":{}}"#),
      ("ntfy", "{text} ({kind})", #"@a "b" (paused)"#),
    ])
  func `fills a template in`(format: String, template: String, body: String) throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.good])
    _ = try run(
      lab, server, options: ["format": format, "template": template],
      events: [Sample.at(1, #"@a "b""#, .paused(by: .person, gap: nil))])
    #expect(server.posts.map { $0[3] } == [body])
  }

  @Test(.needs("curl", "python3"))
  func `waits for a server that stalls no longer than it says`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.stall, .good])
    let (code, _) = try run(
      lab, server, options: ["timeout": "1"], events: [Sample.started])
    #expect(code == 0)
    #expect(server.posts.map { $0[0] } == ["stall", "good"])
  }

  @Test(.needs("curl", "python3"))
  func `keeps reading while the server stalls, and leaves within its time`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.stall])
    let sink = try LiveSink(
      .webhook, lab, options: ["url": server.url, "timeout": "60"])
    // Far more than a pipe and the queue hold: sending it would wait for a sink that does not read.
    for _ in 0..<2000 { try sink.send(Sample.started) }
    #expect(eventually { server.posts.count == 1 })
    #expect(sink.finish() == 69)
    #expect(sink.output.contains("2000 events were not delivered"))
    #expect(
      sink.output.hasSuffix("limber-sink-webhook: no event could be posted: it does not answer\n"))
  }

  @Test(.needs("curl", "python3"))
  func `sends a secret from a file, and shows it to nobody`() throws {
    let lab = try Lab()
    let server = try HookServer(lab, [.stall])
    try lab.write("Authorization: Bearer s3cret\n", to: "headers")
    let sink = try LiveSink(
      .webhook, lab, options: ["url": server.url, "header-file": lab.path("headers")])
    try sink.send(Sample.started)
    #expect(eventually { server.posts.count == 1 })
    #expect(server.posts[0][1] == "Bearer s3cret")
    // While curl waits for the answer everybody may read its arguments.
    let arguments = try lab.run(
      "/bin/sh",
      ["-c", "for p in $(pgrep -P \(sink.identifier)); do tr '\\0' ' ' < /proc/$p/cmdline; done"])
    #expect(arguments.output.contains("curl"))
    #expect(!arguments.output.contains("s3cret"))
    #expect(!arguments.output.contains("127.0.0.1"))
    sink.crash()
  }

  @Test(.needs("curl"))
  func `says that others may read the secret`() throws {
    let lab = try Lab()
    try lab.write("X-Token: s3cret\n", to: "headers")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: lab.path("headers"))
    let (_, output) = try ReadyMade.webhook.run(
      lab, options: ["url": "http://127.0.0.1:9/", "header-file": lab.path("headers")], events: [])
    #expect(output.contains("others may read the header file"))
    #expect(!output.contains("s3cret"))
  }

  @Test(
    .needs("curl"),
    arguments: ["ftp://example.org", "file:///etc/passwd", "http://a b", "example.org"])
  func `refuses an address that is none`(url: String) throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.webhook.run(lab, options: ["url": url], events: [])
    #expect(code == 78)
    #expect(output.contains("option 'url' is an address"))
  }

  @Test func `refuses to begin without an address`() throws {
    let lab = try Lab()
    let (code, output) = try ReadyMade.webhook.run(lab, options: [:], events: [])
    #expect(code == 78)
    #expect(output.contains("sink 'webhook' needs 'url-file', where events are posted"))
  }

  @Test(.needs("curl"), arguments: ["no header", "X: a\u{1}b"])
  func `refuses a header file that holds none`(text: String) throws {
    let lab = try Lab()
    try lab.write(text, to: "headers")
    let (code, output) = try ReadyMade.webhook.run(
      lab, options: ["url": "http://127.0.0.1:9/", "header-file": lab.path("headers")], events: [])
    #expect(code == 78)
    #expect(output.contains("a header file holds lines such as"))
  }
}
