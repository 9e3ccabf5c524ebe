import LimberEvents
import SinkKit
import Testing

@testable import MPRISSink

@Suite struct `Other players` {
  private let bus = TestBus()
  private let shelf = TestShelf()

  @discardableResult
  private func add(
    _ name: String, _ status: String = "Playing", volume: Double? = 1
  ) -> TestPlayer {
    let player = TestPlayer(name, status, volume: volume)
    bus.players[":1.\(bus.players.count + 1)"] = player
    return player
  }

  private func others(_ manners: Manners) -> OtherPlayers { OtherPlayers(manners, bus, shelf) }

  private func says(_ player: String, _ status: String) -> BusMessage {
    var signal = BusMessage.signal(
      BusName.mediaPath, BusName.properties, "PropertiesChanged", .text(BusName.player),
      .entries([.init("PlaybackStatus", .text(status))]), .texts([]))
    signal.sender = player
    return signal
  }

  @Test func `are left alone unless asked for`() {
    add("music")
    var others = others(.leave)
    others.take()
    others.giveBack()
    #expect(bus.deeds == [])
    #expect(shelf.book == nil)
  }

  @Test func `are made quieter while limber plays, and as loud as before afterwards`() {
    let loud = add("music", volume: 0.123456789)
    let silent = add("radio", "Paused", volume: 0.8)
    let deaf = add("browser", volume: nil)
    var others = others(.duck)
    others.take()
    #expect(loud.volume == 0.123456789 * 0.3)
    #expect(silent.volume == 0.8)
    #expect(deaf.status == "Playing")
    #expect(shelf.book?.loans.map(\.player) == [":1.1"])
    others.giveBack()
    #expect(loud.volume == 0.123456789)
    #expect(shelf.book == nil)
    #expect(bus.deeds.count == 2)
  }

  @Test func `are paused while limber plays, and go on afterwards`() {
    let music = add("music")
    let stopped = add("radio", "Stopped")
    var others = others(.pause)
    others.take()
    #expect([music.status, stopped.status] == ["Paused", "Stopped"])
    others.take()
    others.giveBack()
    others.giveBack()
    #expect([music.status, stopped.status] == ["Playing", "Stopped"])
    #expect(bus.deeds == ["music: pause", "music: play"])
  }

  @Test func `that begin to play meanwhile are what the person wants to hear`() {
    var others = others(.pause)
    others.take()
    let music = add("music")
    others.take()
    #expect(music.status == "Playing")
    others.giveBack()
    others.take()
    #expect(music.status == "Paused")
  }

  @Test(arguments: [Manners.duck, .pause])
  func `that are limber's own, or only stand for another, are none`(manners: Manners) {
    add("limber.instance7")
    add("playerctld")
    var others = others(manners)
    others.take()
    #expect(bus.deeds == [])
  }

  @Test func `whose loudness the person changed keep it, for the rest of the session`() {
    let music = add("music")
    var others = others(.duck)
    others.take()
    music.volume = 0.7
    others.giveBack()
    #expect(music.volume == 0.7)
    others.take()
    #expect(music.volume == 0.7)
  }

  @Test func `that the person let play and paused again stay paused`() {
    let music = add("music")
    var others = others(.pause)
    others.take()
    others.note(says(":1.1", "Paused"))
    #expect(shelf.book != nil)
    others.note(says(":1.1", "Playing"))
    #expect(shelf.book == nil)
    others.giveBack()
    #expect(music.status == "Paused")
    music.status = "Playing"
    others.take()
    #expect(music.status == "Playing")
  }

  @Test func `that the person stopped stay stopped`() {
    let music = add("music")
    var others = others(.pause)
    others.take()
    music.status = "Stopped"
    others.giveBack()
    #expect(music.status == "Stopped")
  }

  @Test func `that count loudness in steps of their own get it back`() {
    let music = add("music", volume: 0.5)
    music.takes = { ($0 * 10).rounded() / 10 }
    var others = others(.duck)
    others.take()
    #expect(music.volume == 0.2)
    music.takes = { $0 }
    others.giveBack()
    #expect(music.volume == 0.5)
  }

  @Test func `that do not heed a loudness are left as they are`() {
    let music = add("music", volume: 0.5)
    music.takes = { _ in 0.5 }
    var others = others(.duck)
    others.take()
    others.giveBack()
    #expect(music.volume == 0.5)
    #expect(bus.deeds == ["music: volume 0.15"])
  }

  @Test func `that went away, hang or refuse are no fault`() {
    let gone = add("gone")
    let hanging = add("hanging")
    let refusing = add("refusing")
    let music = add("music")
    hanging.hangs = true
    refusing.refuses = true
    var others = others(.pause)
    others.take()
    #expect(bus.deeds == ["gone: pause", "music: pause"])
    #expect(shelf.book?.loans.map(\.player) == [":1.1", ":1.4"])
    bus.players[":1.1"] = nil
    others.giveBack()
    #expect(gone.status == "Paused")
    #expect(music.status == "Playing")
    #expect(shelf.book == nil)
  }

  @Test func `are written down before anything is taken`() {
    add("music")
    var others = others(.pause)
    var books: [LoanBook?] = []
    bus.beforeDeed = { [shelf] in books.append(shelf.book) }
    others.take()
    #expect(
      books == [LoanBook(bus: "b1", holder: ":1.99", loans: [Loan(player: ":1.1", kind: .paused)])])
  }

  @Test func `are left alone where what is taken cannot be written down`() {
    add("music")
    shelf.isFull = true
    var others = others(.pause)
    others.take()
    #expect(bus.deeds == [])
  }
}

@Suite struct `What a killed sink took` {
  private let bus = TestBus()
  private let shelf = TestShelf()
  private let music = TestPlayer("music", "Paused", volume: 0.3)

  init() { bus.players[":1.1"] = music }

  private func left(_ kind: Loan.Kind, bus: String = "b1", holder: String = ":1.50") {
    shelf.left = [LoanBook(bus: bus, holder: holder, loans: [Loan(player: ":1.1", kind: kind)])]
  }

  @Test func `is given back by the next`() {
    left(.paused)
    OtherPlayers(.leave, bus, shelf).giveBackForOthers()
    #expect(music.status == "Playing")
    left(.quietened(from: 0.9, to: 0.3))
    OtherPlayers(.leave, bus, shelf).giveBackForOthers()
    #expect(music.volume == 0.9)
    #expect(shelf.left == [])
  }

  @Test func `is the person's where they changed it since`() {
    left(.quietened(from: 0.9, to: 0.27))
    music.volume = 0.5
    OtherPlayers(.leave, bus, shelf).giveBackForOthers()
    #expect(music.volume == 0.5)
    #expect(shelf.left == [])
  }

  @Test func `stays with a sink that still lives, and nobody else takes from that player`() {
    left(.quietened(from: 0.9, to: 0.3))
    bus.connections.insert(":1.50")
    music.status = "Playing"
    var others = OtherPlayers(.duck, bus, shelf)
    others.giveBackForOthers()
    others.take()
    #expect(bus.deeds == [])
    #expect(shelf.left.count == 1)
  }

  @Test func `a manner that there is not is refused`() throws {
    let known: Manners = try SinkValues(["others": "duck"]).choice("others")
    #expect(known == .duck)
    #expect(throws: SinkFailure.configuration("'others' is none of leave, duck, pause")) {
      let _: Manners = try SinkValues(["others": "loudly"]).choice("others")
    }
  }

  @Test func `is none of this bus's where it was on another`() {
    left(.paused, bus: "b0")
    OtherPlayers(.leave, bus, shelf).giveBackForOthers()
    #expect(bus.deeds == [])
    #expect(shelf.left.count == 1)
  }

  @Test func `is given back by the guard while the bus has not noticed yet`() {
    left(.paused)
    bus.connections.insert(":1.50")
    for book in shelf.left { OtherPlayers(.leave, bus, shelf).giveBack(book) }
    #expect(music.status == "Playing")
    #expect(shelf.left == [])
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"bus":"b","holder":"h"}"#, #"{"bus":1,"holder":"h","players":[]}"#,
  ])
  func `is no book where the file holds something else`(text: String) {
    #expect(LoanBook(Array(text.utf8)) == nil)
  }

  @Test(arguments: [#""-1""#, #""1e9""#, #""nan""#, "1", #""loud""#])
  func `is never a loudness that nobody has`(volume: String) throws {
    let text =
      #"{"bus":"b","holder":"h","players":[{"player":":1.1","volume":\#(volume),"set":"0.1"}]}"#
    #expect(try #require(LoanBook(Array(text.utf8))).loans == [])
  }
}
