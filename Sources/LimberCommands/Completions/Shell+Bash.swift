extension Shell {
  /// For bash 3.2 and later, with or without the bash-completion package.
  ///
  /// Readline splits words at `=` and `:`, which `--sink log:path=x` is full of: the script puts
  /// them together before it asks, and offers only what stands behind the last of them. Whatever a
  /// shell would run or take apart is quoted: a file's name may hold a command.
  static let bashScript = #"""
    # bash completion for limber. Load it with:  source <(limber completions bash)
    _limber() {
      local i word rest=${COMP_LINE:0:COMP_POINT}
      local -a words=()
      for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $i -gt 0 && $rest != [[:space:]]* ]]; then
          ((i == COMP_CWORD)) && word=$rest
          words[${#words[@]}-1]+=$word
        else
          rest=${rest#"${rest%%[![:space:]]*}"}
          ((i == COMP_CWORD)) && word=$rest
          words[${#words[@]}]=$word
        fi
        rest=${rest#"$word"}
      done
      local current=${words[${#words[@]}-1]} behind prefix='' program=${words[0]/#\~/$HOME}
      behind=${current##*[=:]}
      [[ $COMP_WORDBREAKS == *[=:]* ]] && prefix=${current%"$behind"}
      local line quotes=
      COMPREPLY=()
      while IFS= read -r line; do
        case $line in
          :files*)
            local pattern='*'
            [[ $line == ':files '* ]] && pattern="*${line#:files }"
            while IFS= read -r line; do
              if [[ -d $line ]]; then
                COMPREPLY[${#COMPREPLY[@]}]=$line
              elif [[ $line == $pattern ]]; then
                COMPREPLY[${#COMPREPLY[@]}]=$line
              fi
            done < <(compgen -f -- "$behind")
            type compopt >/dev/null 2>&1 && compopt -o filenames && quotes=yes
            ;;
          :folders)
            while IFS= read -r line; do
              COMPREPLY[${#COMPREPLY[@]}]=$line
            done < <(compgen -d -- "$behind")
            type compopt >/dev/null 2>&1 && compopt -o filenames && quotes=yes
            ;;
          *)
            line=${line%%$'\t'*}
            COMPREPLY[${#COMPREPLY[@]}]=${line#"$prefix"}
            ;;
        esac
      done < <("$program" __complete -- "${words[@]:1}" 2>/dev/null)
      # Readline quotes the names of files where it is told to; all else it puts into the line as it is.
      if [[ -z $quotes ]]; then
        for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
          [[ ${COMPREPLY[i]} == *[!A-Za-z0-9_./:=,+@-]* ]] || continue
          printf -v word %q "${COMPREPLY[i]}"
          COMPREPLY[i]=$word
        done
      fi
      if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=:,] ]]; then
        type compopt >/dev/null 2>&1 && compopt -o nospace
      fi
      return 0
    }
    complete -F _limber limber

    """#
}
