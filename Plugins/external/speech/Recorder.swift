internal import LimberBasics
internal import SinkKit

/// A folder of WAV files, one a sentence, with a list of when each is said.
final class Recorder {
  private let folder: String
  private let system: SinkSystem
  private var count: Int
  private var lines = ""

  private var list: String { folder + "/sentences.tsv" }

  /// Makes the folder; what was recorded there before stays.
  init(_ folder: String, _ system: SinkSystem) throws(SinkFailure) {
    guard system.makeFolder(folder) else {
      throw .cannotCreate("the folder '\(folder)' cannot be made")
    }
    self.folder = folder
    self.system = system
    count =
      system.names(in: folder).compactMap { name in
        name.hasSuffix(".wav") ? Int(name.dropLast(4)) : nil
      }.filter { (1...999_999).contains($0) }.max() ?? 0
  }

  /// The file of the next sentence, which is put on the list.
  ///
  /// - Parameter seconds: how long there was for it; nil for as long as it takes.
  func file(for words: String, of utterance: Utterance, within seconds: Double?) -> String {
    count += 1
    let number = String(count)
    let name = String(repeating: "0", count: max(4 - number.count, 0)) + number + ".wav"
    let at = Double(utterance.at.wholeMilliseconds) / 1000
    let fields = [
      name, "\(at)", "\(utterance.rank)", seconds.map { "\($0)" } ?? "",
      words.filter { $0 != "\t" && !$0.isNewline },
    ]
    lines += fields.joined(separator: "\t") + "\n"
    return folder + "/" + name
  }

  /// Writes the list: file, second of the session, rank, seconds that there were, words.
  func finish() {
    guard !lines.isEmpty else { return }
    let before = system.contents(of: list, limit: 16_000_000) ?? []
    _ = system.write(before + Array(lines.utf8), to: list)
    lines = ""
  }
}
