import LimberBasics
import LimberEvents

/// A terminal of a few control sequences, wide characters, scrolling and rewrapping at a resize.
struct ConsoleTerminal: Sendable {
  /// One row of the screen; a cell that a wide character covers is nil.
  private struct Row {
    var cells: [Character?] = []
    /// Whether the text goes on in the row below.
    var isWrapped = false
  }

  private(set) var columns: Int
  private(set) var rows: Int
  private var lines: [Row] = [Row()]
  private var top = 0
  private var row = 0
  private var column = 0
  /// What a real terminal would not have understood, or what must not be sent.
  private(set) var faults: [String] = []
  /// Whether it is between the beginning and the end of a frame.
  private(set) var isInFrame = false
  /// Whether there is a cursor to see.
  private(set) var showsCursor = true
  /// The other screen, with the place of its cursor, while the alternate one is shown.
  private var normal: (lines: [Row], top: Int, row: Int, column: Int)?

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// What the person sees, without blanks at the ends of lines and without empty lines at the end.
  var screen: String { text(of: lines[top...]) }

  /// What has scrolled away and what the person sees.
  var everything: String { text(of: lines[...]) }

  /// Whether the alternate screen is shown.
  var isAlternate: Bool { normal != nil }

  /// Where the cursor stands, from 0, from the top left of the screen.
  var cursor: (row: Int, column: Int) { (row - top, column) }

  private func text(of rows: ArraySlice<Row>) -> String {
    var result = rows.map { row in
      var line = String(row.cells.compactMap { $0 })
      while line.last == " " { line.removeLast() }
      return line
    }
    while result.last == "" { result.removeLast() }
    return result.joined(separator: "\n")
  }
}

// MARK: - What it is sent

extension ConsoleTerminal {
  mutating func feed(_ text: String) {
    var rest = text.unicodeScalars[...]
    var plain = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}":
        put(plain)
        plain = String.UnicodeScalarView()
        sequence(&rest)
      case "\r":
        put(plain)
        plain = String.UnicodeScalarView()
        column = 0
      case "\n":
        put(plain)
        plain = String.UnicodeScalarView()
        moveDown()
      default: plain.append(scalar)
      }
    }
    put(plain)
  }

  private mutating func sequence(_ rest: inout Substring.UnicodeScalarView) {
    guard rest.popFirst() == "[" else { return faults.append("an escape without a bracket") }
    var parameters = ""
    while let scalar = rest.popFirst() {
      if ("0"..."9").contains(scalar) || scalar == ";" || scalar == "?" {
        parameters.unicodeScalars.append(scalar)
        continue
      }
      let count = Int(parameters) ?? 1
      switch (scalar, parameters) {
      case ("A", _): row = max(row - count, top)
      case ("B", _): row = min(row + count, top + rows - 1)
      case ("K", ""): truncate(row, to: min(column, columns - 1))
      case ("K", "2"): lines[row] = Row()
      case ("m", _): break
      case ("h", "?2026"): isInFrame = true
      case ("l", "?2026"): isInFrame = false
      case ("h", "?25"): showsCursor = true
      case ("l", "?25"): showsCursor = false
      case ("h", "?1049"): enterAlternate()
      case ("l", "?1049"): leaveAlternate()
      case ("J", "2"): for index in lines.indices.dropFirst(top) { lines[index] = Row() }
      case ("H", _): move(to: parameters)
      default: faults.append("CSI \(parameters)\(scalar)")
      }
      while lines.count <= row { lines.append(Row()) }
      return
    }
    faults.append("an unfinished sequence")
  }

  private mutating func move(to parameters: String) {
    let place = parameters.split(separator: ";").compactMap { Int($0) }
    let (newRow, newColumn) = place.count == 2 ? (place[0] - 1, place[1] - 1) : (0, 0)
    if newRow >= rows || newColumn >= columns { faults.append("a place outside of the screen") }
    row = top + min(newRow, rows - 1)
    column = min(newColumn, columns - 1)
  }

  private mutating func enterAlternate() {
    if normal != nil { faults.append("the alternate screen within itself") }
    normal = (lines, top, row, column)
    (lines, top, row, column) = ([Row()], 0, 0, 0)
  }

  private mutating func leaveAlternate() {
    if let normal { (lines, top, row, column) = normal }
    normal = nil
  }

  private mutating func truncate(_ row: Int, to column: Int) {
    if lines[row].cells.count > column { lines[row].cells.removeSubrange(column...) }
  }

  private mutating func moveDown() {
    row += 1
    while lines.count <= row { lines.append(Row()) }
    if row - top >= rows { top += 1 }
  }

  private mutating func put(_ scalars: String.UnicodeScalarView) {
    for character in String(scalars) {
      let width = character.cellWidth
      if character.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        faults.append("a control character")
      }
      guard width > 0 else { continue }
      if column + width > columns {
        faults.append("a line wider than the screen")
        lines[row].isWrapped = true
        moveDown()
        column = 0
      }
      while lines[row].cells.count < column + width { lines[row].cells.append(" ") }
      lines[row].cells[column] = character
      for covered in 1..<max(width, 2) where width > 1 { lines[row].cells[column + covered] = nil }
      column += width
    }
  }
}

// MARK: - Resizing

extension ConsoleTerminal {
  /// Becomes another size, rewrapping every line as most terminals do, or cutting it off as some.
  ///
  /// The alternate screen is cut off by all of them.
  mutating func resize(columns newColumns: Int, rows newRows: Int, rewraps: Bool) {
    guard isAlternate else {
      return resizeNormal(columns: newColumns, rows: newRows, rewraps: rewraps)
    }
    let alternate = lines.prefix(newRows).map { Row(cells: Array($0.cells.prefix(newColumns))) }
    leaveAlternate()
    resizeNormal(columns: newColumns, rows: newRows, rewraps: rewraps)
    enterAlternate()
    lines = Array(alternate)
  }

  private mutating func resizeNormal(columns newColumns: Int, rows newRows: Int, rewraps: Bool) {
    guard rewraps else {
      for index in lines.indices {
        lines[index].cells = Array(lines[index].cells.prefix(newColumns))
      }
      (columns, rows) = (newColumns, newRows)
      top = max(row - rows + 1, 0)
      return
    }
    var wrapped: [Row] = []
    var newRow = 0
    var index = 0
    while index < lines.count {
      // What was wrapped becomes one line again first.
      var cells: [Character?] = []
      var isWrapped = true
      while isWrapped, index < lines.count {
        if index == row { newRow = wrapped.count + cells.count / newColumns }
        cells += lines[index].cells
        isWrapped = lines[index].isWrapped
        index += 1
      }
      while cells.last == " " { cells.removeLast() }
      repeat {
        let part = Array(cells.prefix(newColumns))
        cells.removeFirst(part.count)
        wrapped.append(Row(cells: part, isWrapped: !cells.isEmpty))
      } while !cells.isEmpty
    }
    lines = wrapped
    row = newRow
    columns = newColumns
    rows = newRows
    top = max(row - rows + 1, 0)
  }
}
