import LimberBasics
import LimberEvents

extension String {
  /// The text in lines of at most `width` cells, broken at spaces where that is possible.
  ///
  /// - Parameter limit: how many lines at most; a text that needs more ends in `…`.
  func wrapped(to width: Int, limit: Int = .max) -> [String] {
    guard width > 0, limit > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var room = width
    func flush() {
      lines.append(line)
      line = ""
      room = width
    }
    for word in split(separator: " ") {
      var rest = word
      var needed = rest.cellWidth
      if !line.isEmpty {
        if needed + 1 <= room {
          line += " "
          room -= 1
        } else {
          flush()
        }
      }
      while needed > room {
        let head = rest.prefix(cells: width)
        if head.isEmpty { break }
        line += head
        rest = rest.dropFirst(head.count)
        needed = rest.cellWidth
        flush()
      }
      if needed <= room {
        line += rest
        room -= needed
      }
    }
    if !line.isEmpty { flush() }
    guard lines.count > limit else { return lines }
    let tail = lines[(limit - 1)...].joined(separator: " ")
    return lines[..<(limit - 1)] + [tail.truncated(toCells: width)]
  }
}

extension Substring {
  /// As many characters from the start as fit into a number of cells.
  fileprivate func prefix(cells: Int) -> Substring {
    var width = 0
    for index in indices {
      width += self[index].cellWidth
      if width > cells { return self[..<index] }
    }
    return self
  }
}
