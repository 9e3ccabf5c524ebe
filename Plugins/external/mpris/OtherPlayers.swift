/// What is to become of other players while limber plays.
enum Manners: String, CaseIterable {
  case leave, duck, pause
}

/// Where the book of loans is kept while there are any; tests keep it in memory.
protocol LoanShelf: AnyObject {
  /// Keeps the book in the place of the last; whether it is kept, without which nothing may be taken.
  func keep(_ book: LoanBook) -> Bool
  /// Nothing is on loan any more.
  func clear()
  /// The books that other sinks keep, or left behind.
  func others() -> [LoanBook]
  /// Throws a book away that somebody left behind.
  func discard(_ book: LoanBook)
}

/// The other players on the bus, which are made quieter or paused, and given back what was taken.
///
/// A player that goes away, hangs or says no is left alone; one that the person changed is theirs for the
/// rest of the session.
struct OtherPlayers {
  private let manners: Manners
  private let bus: any BusDoor
  private let shelf: any LoanShelf
  private let busName: String
  private var loans: [Loan] = []
  private var isTaking = false
  /// Players that the person changed while they were on loan.
  private var left: Set<String> = []

  /// What is left of a loudness.
  private static let share = 0.3

  init(_ manners: Manners, _ bus: any BusDoor, _ shelf: any LoanShelf) {
    self.manners = manners
    self.bus = bus
    self.shelf = shelf
    busName = bus.ask(.toBus("GetId"))?.body.first?.asText ?? ""
  }

  // MARK: - Taking

  /// Takes from those that play now, unless it was done already: what begins to play meanwhile is what
  /// the person wants to hear.
  mutating func take() {
    guard manners != .leave, !isTaking else { return }
    isTaking = true
    let players = players()
    let answers = bus.ask(players.map { .properties(of: $0) })
    loans = zip(players, answers).compactMap { player, answer in
      answer?.body.first?.asEntries.flatMap { loan(from: player, $0) }
    }
    guard !loans.isEmpty else { return }
    // What is taken is written down first, so that no moment is left in which a kill would keep it.
    guard shelf.keep(book) else {
      loans = []
      return
    }
    _ = bus.ask(loans.map { Self.listening("AddMatch", to: $0.player) })
    let taken = bus.ask(
      loans.map { loan in
        switch loan.kind {
        case .paused: .call(loan.player, BusName.mediaPath, BusName.player, "Pause")
        case .quietened(_, let volume): .setVolume(volume, of: loan.player)
        }
      })
    // One that did not answer in time may do as it was told all the same.
    let refused = zip(loans, taken).filter { $0.1?.kind == .fault }.map(\.0.player)
    left.formUnion(refused)
    loans.removeAll { refused.contains($0.player) }
    noteSteps()
    save()
  }

  /// The connections of other players, each once; limber's own sessions, and what only stands for
  /// another player, are none.
  private func players() -> [String] {
    let names = bus.ask(.toBus("ListNames"))?.body.first?.asTexts ?? []
    let others = names.filter { name in
      name.hasPrefix(BusName.media + ".")
        && !["limber", "playerctld"].contains { name.hasPrefix("\(BusName.media).\($0)") }
    }.sorted()
    let owners = bus.ask(others.map { .toBus("GetNameOwner", .text($0)) })
    var seen = left.union(
      shelf.others().filter { $0.bus == busName }.flatMap(\.loans).map(\.player))
    return owners.compactMap { $0?.kind == .reply ? $0?.body.first?.asText : nil }
      .filter { seen.insert($0).inserted }
  }

  private func loan(from player: String, _ properties: [BusValue.Entry]) -> Loan? {
    guard properties["PlaybackStatus"]?.asText == NowPlaying.Status.playing.rawValue,
      properties["CanControl"]?.asFlag != false
    else { return nil }
    switch manners {
    case .leave: return nil
    case .pause:
      return properties["CanPause"]?.asFlag == false ? nil : Loan(player: player, kind: .paused)
    case .duck:
      guard let volume = properties["Volume"]?.asNumber, volume.isFinite, volume > 0.05 else {
        return nil
      }
      return Loan(player: player, kind: .quietened(from: volume, to: volume * Self.share))
    }
  }

  /// A player may set its loudness to a step of its own near the one that it was told.
  private mutating func noteSteps() {
    let answers = bus.ask(loans.map { .properties(of: $0.player) })
    for (place, answer) in answers.enumerated() {
      guard case .quietened(let before, let wanted) = loans[place].kind,
        let volume = answer?.body.first?.asEntries?["Volume"]?.asNumber,
        abs(volume - wanted) < abs(volume - before)
      else { continue }
      loans[place].kind = .quietened(from: before, to: volume)
    }
  }

  private var book: LoanBook { LoanBook(bus: busName, holder: bus.ownName, loans: loans) }

  private func save() {
    if loans.isEmpty { shelf.clear() } else { _ = shelf.keep(book) }
  }

  // MARK: - Giving back

  /// Gives back what was taken.
  mutating func giveBack() {
    isTaking = false
    guard !loans.isEmpty else { return }
    left.formUnion(Self.giveBack(loans, through: bus))
    _ = bus.ask(loans.map { Self.listening("RemoveMatch", to: $0.player) })
    loans = []
    shelf.clear()
  }

  /// Gives back what sinks took that are gone.
  func giveBackForOthers() {
    for book in shelf.others() where book.bus == busName {
      let answer = bus.ask(.toBus("NameHasOwner", .text(book.holder)))
      if answer?.body.first?.asFlag == false { giveBack(book) }
    }
  }

  /// Gives back what stands in a book whose sink is known to be gone.
  func giveBack(_ book: LoanBook) {
    guard book.bus == busName else { return }
    Self.giveBack(book.loans, through: bus)
    shelf.discard(book)
  }

  /// Gives loans back to the players that have not been changed meanwhile; answers with the others.
  @discardableResult
  private static func giveBack(_ loans: [Loan], through bus: any BusDoor) -> [String] {
    let answers = bus.ask(loans.map { .properties(of: $0.player) })
    var calls: [BusMessage] = []
    var changed: [String] = []
    for (loan, answer) in zip(loans, answers) {
      // No word from it: it is gone, or hangs.
      guard let properties = answer?.body.first?.asEntries else { continue }
      if let call = loan.returning(properties) {
        calls.append(call)
      } else {
        changed.append(loan.player)
      }
    }
    _ = bus.ask(calls)
    return changed
  }

  // MARK: - Listening

  private static func listening(_ verb: String, to player: String) -> BusMessage {
    .toBus(
      verb,
      .text(
        "type='signal',sender='\(player)',path='\(BusName.mediaPath)',"
          + "interface='\(BusName.properties)',member='PropertiesChanged'"))
  }

  /// Takes note of what another player says: one that was paused and plays, or was stopped, is the
  /// person's again, whatever it does later.
  mutating func note(_ signal: BusMessage) {
    guard signal.member == "PropertiesChanged", signal.body.count > 1,
      let place = loans.firstIndex(where: { $0.player == signal.sender && $0.kind == .paused }),
      let status = signal.body[1].asEntries?["PlaybackStatus"]?.asText,
      status != NowPlaying.Status.paused.rawValue
    else { return }
    left.insert(loans.remove(at: place).player)
    save()
  }
}
