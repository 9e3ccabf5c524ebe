/// The shells that limber can be completed in.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script to be loaded into the shell.
  ///
  /// Each is a thin bridge: it asks `limber __complete` with the words up to the cursor and offers
  /// what comes back, so that it knows new options and the person's own routines without being
  /// made anew.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }
}

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
      # Where nothing has begun zsh's completions yet, this does.
      (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
      compdef _limber limber
    fi

    """#
}

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
