import LimberSchedule
import LimberTestSupport

extension SeededGenerator {
  /// A cron expression as people and programs write them, that every cron reads alike.
  mutating func expression() -> String {
    CronField.allCases.map { field in
      chance(field == .minute ? 25 : 45) ? "*" : self.field(field)
    }
    .joined(separator: " ")
  }

  private mutating func field(_ field: CronField) -> String {
    let bounds = field == .dayOfWeek ? 0...6 : field.bounds
    return (0..<number(in: 1...3)).map { _ in
      let first = number(in: bounds)
      switch number(in: 1...4) {
      case 1 where first < bounds.upperBound:
        return "\(first)-\(number(in: (first + 1)...bounds.upperBound))"
      case 2 where first < bounds.upperBound:
        return "\(first)-\(bounds.upperBound)/\(number(in: 1...7))"
      default:
        return String(first)
      }
    }
    .joined(separator: ",")
  }
}
