import Foundation
import LimberBasics
import LimberSchedule

/// The real zones that tests look at, by their names in the zone database.
enum Zones {
  static func named(_ name: String) throws -> Zone {
    let zone = try requireZone(TimeZone(identifier: name), name)
    return Zone { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
  }

  static let names = [
    "UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
    "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Auckland", "Pacific/Chatham", "Africa/Casablanca",
    "America/Sao_Paulo", "Asia/Tokyo",
  ]

  private static func requireZone(_ zone: TimeZone?, _ name: String) throws -> TimeZone {
    guard let zone else { throw MissingZone(name: name) }
    return zone
  }

  struct MissingZone: Error { var name: String }
}
