extension Shell {
  /// For zsh with its completion system, loaded or put into a folder of `fpath` as `_limber`.
  static let zshScript = #"""
    #compdef limber
    # zsh completion for limber. Load it with:  source <(limber completions zsh)
    _limber() {
      local line word program=${(Q)words[1]/#\~/$HOME} suffix=''
      local -a plain open asked
      asked=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
      for line in "${(@f)$("$program" __complete -- "$asked[@]" 2>/dev/null)}"; do
        case $line in
          '') ;;
          ':files '*) _files -g "*${line#:files }" ;;
          :files) _files ;;
          :folders) _files -/ ;;
          *)
            word=${${line%%$'\t'*}//\\/\\\\}
            suffix=''
            [[ $line == *$'\t'* ]] && suffix=:${line#*$'\t'}
            if [[ $word == *[=:,] ]]; then
              open+=("${word//:/\\:}$suffix")
            else
              plain+=("${word//:/\\:}$suffix")
            fi
            ;;
        esac
      done
      (( $#plain )) && _describe -t limber limber plain
      (( $#open )) && _describe -t limber-options limber open -S ''
      return 0
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _limber "$@"
    else
      compdef _limber limber
    fi

    """#
}
