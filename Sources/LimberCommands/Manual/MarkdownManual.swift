import LimberBasics
import LimberCommandLine

/// Pages of the documentation as one page of the manual.
struct MarkdownManual {
  let name: String
  let section: Int
  let summary: String
  let pages: [MarkdownPage]
  let related: [(name: String, section: Int)]

  /// The page in `mdoc`; every page of the documentation behind the first is a section of it.
  func text(date: String, release: String) -> String {
    var page = Mdoc(name: name, section: section, date: date, release: release)
    page.name(name, summary)
    for (index, source) in pages.enumerated() { write(source, isFirst: index == 0, to: &page) }
    page.seeAlso(related)
    return page.text
  }

  private func write(_ source: MarkdownPage, isFirst: Bool, to page: inout Mdoc) {
    var terms: [(term: Mdoc.Text, text: Mdoc.Text)] = []
    var items: [Mdoc.Text] = []
    var code: [String] = []
    for block in source.blocks + [.heading(level: 0, "")] {
      if case .row = block {} else { page.terms(take(&terms)) }
      if case .item = block {} else if block != .gap { page.items(take(&items)) }
      if case .code = block {} else if !code.isEmpty { page.lines(take(&code)) }
      switch block {
      case .heading(level: 0, _), .gap, .head: break
      case .heading(level: 1, let title): page.section(isFirst ? "Description" : title)
      // What stands above it is an overview already.
      case .heading(_, "Overview"): break
      case .heading(level: 2, let title) where isFirst: page.section(title)
      case .heading(_, let title): page.part(title)
      case .paragraph(let words): page.paragraph(text(words))
      case .item(let words): items.append(text(words))
      case .row(let term, let meaning): terms.append((text(term), text(meaning)))
      case .code(let line): code.append(line)
      }
    }
  }

  private func take<Element>(_ list: inout [Element]) -> [Element] {
    defer { list = [] }
    return list
  }

  // MARK: - Running text

  /// The manual's page that holds what a page of the documentation does, and the place of that among its pages.
  private static let homes: [String: (page: String, place: Int)] = [
    "ExternalSinks": ("limber-sink(7)", 0), "Events": ("limber-sink(7)", 1),
    "Control": ("limber-control(7)", 0), "StatusBars": ("limber-control(7)", 1),
    "Settings": ("limber-settings(5)", 0), "HistoryFile": ("limber-history(5)", 0),
    "Format": ("limber-routine(5)", 0), "Programmes": ("limber-routine(5)", 1),
    "Figures": ("limber-routine(5)", 2),
  ]

  /// What a page of the documentation is called here.
  private func home(of target: String) -> String {
    guard let home = Self.homes[target] else { return target }
    guard home.page == "\(name)(\(section))", pages.indices.contains(home.place) else {
      return home.page
    }
    for case .heading(level: 1, let title) in pages[home.place].blocks where home.place > 0 {
      return Self.quoted(title)
    }
    return "this page"
  }

  private static func quoted(_ title: String) -> String { "\u{201C}\(title)\u{201D}" }

  /// Text with what stands out in it: `code`, ``symbols``, **words**, and links by their words.
  private func text(_ markdown: String) -> Mdoc.Text {
    var text = Mdoc.Text()
    var rest = markdown[...]
    func take(_ mark: String) -> Substring? {
      guard rest.hasPrefix(mark) else { return nil }
      let behind = rest.dropFirst(mark.count)
      guard let end = behind.indices.first(where: { behind[$0...].hasPrefix(mark) }) else {
        return nil
      }
      rest = behind[end...].dropFirst(mark.count)
      return behind[..<end]
    }
    while let character = rest.first {
      if let words = take("``") ?? take("`") ?? take("**") {
        text.appendBold(String(words))
      } else if let target = link() {
        text.append(target)
      } else {
        rest.removeFirst()
        text.append(String(character))
      }
    }
    return text

    func link() -> String? {
      if rest.hasPrefix("<doc:"), let end = rest.firstIndex(of: ">") {
        let target = String(rest[..<end].dropFirst("<doc:".count))
        rest = rest[rest.index(after: end)...]
        guard !target.hasPrefix("#") else {
          return Self.quoted(
            target.dropFirst().split(separator: "-").map(String.init).joined(separator: " "))
        }
        return home(of: target)
      }
      guard rest.first == "[", let close = rest.firstIndex(of: "]"),
        rest[rest.index(after: close)...].first == "(",
        let end = rest[close...].firstIndex(of: ")")
      else { return nil }
      let words = rest[rest.index(after: rest.startIndex)..<close]
      let target = rest[close..<end].dropFirst(2)
      rest = rest[rest.index(after: end)...]
      return target.hasPrefix("http") ? "\(words) <\(target)>" : String(words)
    }
  }
}
