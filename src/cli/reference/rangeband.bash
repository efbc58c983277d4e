# bash completion of rangeband: the program itself knows what may follow.
_rangeband() {
    local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} paths= word
    if [[ $current == = ]]; then current=; fi
    mapfile -t COMPREPLY < <(rangeband __complete "$line" 2>/dev/null)
    COMPREPLY=("${COMPREPLY[@]%%$'\t'*}")
    case ${COMPREPLY[*]: -1} in :files) paths=-f ;; :folders) paths=-d ;; esac
    if [[ $paths ]]; then unset 'COMPREPLY[-1]'; fi
    # bash completes only what follows the last of its word breaks, such as the = of an option.
    word=${line##*[[:space:]]}
    if [[ $word == *"$current" ]]; then COMPREPLY=("${COMPREPLY[@]#"${word%"$current"}"}"); fi
    if [[ $paths ]]; then mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen $paths -- "$current"); fi
}
complete -o filenames -F _rangeband rangeband
