import Foundation
import Testing

/// Where threads come from: one that takes a signal by accident ends the program raw.
@Suite struct ThreadTests {
  @Test(arguments: ["pthread_create(", "Thread.detach", "thrd_create("])
  func `threads are made in one place, which blocks every signal for them`(call: String) throws {
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path
    ).filter { $0.hasSuffix(".swift") }
    let makers = try files.filter { try Repository.text("Sources/" + $0).contains(call) }
    #expect(
      makers == (call == "pthread_create(" ? ["LimberPlatform/System/PlainThread.swift"] : []))
  }
}
