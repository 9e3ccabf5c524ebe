import LimberBasics
import LimberEvents

/// A question and its options, as large as there is room for.
extension StageLayout {
  mutating func addChoice() {
    let options = Array((screen.wait?.options ?? []).prefix(9))
    let question = question()
    put(question, in: geometry.middle)
    let top = geometry.middle.lowerBound + (question.isEmpty ? 0 : question.count + 1)
    let rows = top..<geometry.middle.upperBound
    let height = max(rows.count / max(options.count, 1), 1)
    // One row parts an option from the next, where there is one for it.
    let room = min(height > 1 ? height - 1 : 1, geometry.band)
    for (number, option) in options.enumerated() {
      let top = rows.lowerBound + number * height
      guard top < rows.upperBound else { return }
      var lines = lines(of: option, number: number + 1, height: room)
      if screen.wait?.defaultOption == number + 1 {
        lines = lines.map { $0.reversed(width: geometry.width) }
      }
      put(lines, in: top..<rows.upperBound)
    }
  }

  /// What is asked beside the name, and whether it waits for ever.
  private func question() -> [Line] {
    var lines: [Line] = []
    if screen.pause != nil {
      lines.append(Line(label(.paused(asleep: nil, takesKeys: screen.takesKeys)), .bold))
    } else if let left = screen.remaining {
      lines.append(Line(label(.confirmation(goesOn: left.countdown, takesKeys: false)), .bold))
    }
    if let cue = step.cue?.printable, !step.isNamedByCue {
      lines += cue.wrapped(to: geometry.width, limit: 3).map { Line($0) }
    }
    return lines
  }

  /// An option behind its number.
  private func lines(of option: String, number: Int, height: Int) -> [Line] {
    let digit = BlockLetters(
      "\(number)", width: geometry.width, height: height, isUnicode: isUnicode)
    let start = 1 + (digit?.width ?? 1) + 2
    let width = geometry.width - start - 1
    let text =
      BlockLetters(option, width: width, height: height, isUnicode: isUnicode)?.rows
      ?? option.wrapped(to: width, limit: height)
    let numbers = digit?.rows ?? ["\(number)"]
    // Text that is lower than its number stands beside the number's middle.
    let first = max(numbers.count - text.count, 0) / 2
    return (0..<max(numbers.count, text.count)).map { row in
      var line = Line(row < numbers.count ? " " + numbers[row] : "", .bold)
      guard text.indices.contains(row - first) else { return line }
      line.pad(to: start)
      line.append(text[row - first], .bold)
      return line
    }
  }
}
