import LimberBasics
import LimberPlatform

// How a shell comes to complete limber's words, and how it takes a path.

extension Shell {
  /// Whether it loads its completions already, as far as that can be seen.
  func isLoaded(in surroundings: Surroundings) -> Bool {
    let disk = surroundings.disk
    let home = surroundings.folders.home ?? ""
    func isShared(_ file: String) -> Bool {
      surroundings.shares.contains { disk.status(of: $0 + "/" + file) != nil }
    }
    return packaged.contains(where: isShared) && reader.map(isShared) != false
      || own.contains { file in
        guard let bytes = try? disk.read(home + "/" + file, limit: 1 << 20) else { return false }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).contains {
          $0.hasPrefix("source <(limber completions") || $0.hasPrefix("limber completions")
            || $0.hasPrefix("# \(rawValue) completion for limber")
        }
      }
  }

  /// The command that loads them from now on.
  var loading: String {
    switch self {
    case .bash: #"echo "source <(limber completions bash)" >>~/.bashrc"#
    case .zsh: #"echo "source <(limber completions zsh)" >>~/.zshrc"#
    case .fish: "limber completions fish >~/.config/fish/completions/limber.fish"
    }
  }

  /// Where packages keep them, below a folder `share`.
  private var packaged: [String] {
    switch self {
    case .bash: ["bash-completion/completions/limber"]
    case .zsh: ["zsh/site-functions/_limber", "zsh/vendor-completions/_limber"]
    case .fish: ["fish/vendor_completions.d/limber.fish"]
    }
  }

  /// What makes the shell look there, below a folder `share`; nil where it does so by itself.
  private var reader: String? { self == .bash ? "bash-completion/bash_completion" : nil }

  /// The person's own files that may load them, below the home folder.
  private var own: [String] {
    switch self {
    case .bash: [".bashrc", ".bash_profile", ".local/share/bash-completion/completions/limber"]
    case .zsh: [".zshrc"]
    case .fish: [".config/fish/config.fish", ".config/fish/completions/limber.fish"]
    }
  }

  /// A path as every shell takes it for one word, `~` at its start left to it.
  static func word(_ path: String) -> String {
    let word = SafeText.shown(path).escapingScalars { scalar in
      scalar.value >= 0x80 || scalar.properties.isAlphabetic || "0" <= scalar && scalar <= "9"
        || "/._-+:,@".unicodeScalars.contains(scalar) ? nil : "\\\(scalar)"
    }
    return path.hasPrefix("~/") ? String(word.dropFirst()) : word
  }
}

extension Surroundings {
  /// The folders `share` beside those of `PATH`, by which `man` and shells go, and those of the system.
  ///
  /// What lies beside the program alone, as in an environment of Python's, is found by nobody.
  var shares: [String] {
    let folders = (variable("PATH") ?? "").split(separator: ":").map {
      FilePath.split(absolute(String($0))).folder
    }
    return folders.map { ($0 == "/" ? "" : $0) + "/share" } + ["/usr/local/share", "/usr/share"]
  }
}
