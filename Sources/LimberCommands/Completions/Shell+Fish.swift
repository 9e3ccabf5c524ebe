extension Shell {
  /// For fish 3 and later.
  static let fishScript = #"""
    # fish completion for limber. Load it with:  limber completions fish | source
    function __limber_complete
        set -l words (commandline -opc)
        set -l current (commandline -ct)
        set -l program (string replace -r '^~' $HOME -- $words[1])
        for line in ($program __complete -- $words[2..-1] "$current" 2>/dev/null)
            switch $line
                case ':files *'
                    __fish_complete_suffix (string replace ':files ' '' -- $line)
                case ':files'
                    __fish_complete_path "$current"
                case ':folders'
                    __fish_complete_directories "$current"
                case '*'
                    printf '%s\n' $line
            end
        end
    end
    complete -c limber -f -a '(__limber_complete)'

    """#
}
