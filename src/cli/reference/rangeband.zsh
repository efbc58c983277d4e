#compdef rangeband
# zsh completion of rangeband: the program itself knows what may follow.
_rangeband() {
    local -a offers=("${(@f)$(rangeband __complete "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)}")
    local paths=
    case $offers[-1] in :files) paths=/ ;; :folders) paths=-/ ;; esac
    if [[ -n $paths ]]; then shift -p offers; fi
    local -a shown=("${(@)offers/$'\t'/  -- }") explained=()
    if [[ $offers == *$'\t'* ]]; then explained=(-l -d shown); fi
    if [[ -n $offers ]]; then compadd $explained -- "${(@)offers%%$'\t'*}"; fi
    if [[ -n $paths ]]; then compset -P '--*='; _files ${paths#/}; fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _rangeband "$@"; else compdef _rangeband rangeband; fi
