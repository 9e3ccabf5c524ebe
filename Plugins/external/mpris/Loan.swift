internal import LimberSyntax

/// What was taken from another player, to be given back.
struct Loan: Hashable {
  enum Kind: Hashable {
    case paused
    /// Its loudness as it was, and as it was set.
    case quietened(from: Double, to: Double)
  }

  /// The player by the name that the bus gave its connection, which nobody else ever gets on this bus.
  var player: String
  var kind: Kind

  /// How far two loudnesses may lie apart that are the same: players count in steps of their own.
  private static let step = 0.02

  /// What gives it back, by what the player says of itself now; nil where the person changed it
  /// meanwhile, so that it is theirs.
  func returning(_ properties: [BusValue.Entry]) -> BusMessage? {
    switch kind {
    case .paused:
      guard properties["PlaybackStatus"]?.asText == NowPlaying.Status.paused.rawValue else {
        return nil
      }
      return .call(player, BusName.mediaPath, BusName.player, "Play")
    case .quietened(let before, let set):
      guard let volume = properties["Volume"]?.asNumber, abs(volume - set) <= Self.step else {
        return nil
      }
      return .setVolume(before, of: player)
    }
  }
}

extension BusMessage {
  /// Sets the loudness of a player.
  static func setVolume(_ volume: Double, of player: String) -> BusMessage {
    .call(
      player, BusName.mediaPath, BusName.properties, "Set", .text(BusName.player), .text("Volume"),
      .variant(.number(volume)))
  }

  /// Asks a player for all that it says of itself.
  static func properties(of player: String) -> BusMessage {
    .call(player, BusName.mediaPath, BusName.properties, "GetAll", .text(BusName.player))
  }
}

/// All that a sink took and has not given back, as its file keeps it for whoever comes after a kill.
struct LoanBook: Hashable {
  /// Which bus the names are of.
  var bus: String
  /// The sink's own name there: while somebody has it the loans are looked after.
  var holder: String
  var loans: [Loan]
}

// MARK: - On disk

extension LoanBook {
  /// One object of JSON.
  var json: String {
    JSONWriter.object { json in
      json.field("bus", bus)
      json.field("holder", holder)
      json.array("players") { json in
        for loan in loans {
          json.object { json in
            json.field("player", loan.player)
            if case .quietened(let before, let set) = loan.kind {
              // As texts, since a loudness is to come back to the last digit.
              json.field("volume", "\(before)")
              json.field("set", "\(set)")
            }
          }
        }
      }
    }
  }

  /// Reads what was written; nil for what is no such file.
  init?(_ bytes: [UInt8]) {
    guard let json = JSONObject(bytes: bytes), let bus = json.text("bus"),
      let holder = json.text("holder"), let players = json.objects("players")
    else { return nil }
    self.init(bus: bus, holder: holder, loans: players.compactMap(Loan.init))
  }
}

extension Loan {
  fileprivate init?(_ json: JSONObject) {
    guard let player = json.text("player") else { return nil }
    if json.has("volume") {
      guard let before = json.text("volume").flatMap(Double.init), (0...10).contains(before),
        let set = json.text("set").flatMap(Double.init)
      else { return nil }
      self.init(player: player, kind: .quietened(from: before, to: set))
    } else {
      self.init(player: player, kind: .paused)
    }
  }
}
