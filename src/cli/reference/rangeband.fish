# fish completion of rangeband: the program itself knows what may follow.
function __rangeband_offers
    set -l offers (rangeband __complete (commandline -cp | string collect) 2>/dev/null)
    switch "$offers[-1]"
        case :files
            __fish_complete_path (commandline -ct)
            set -e offers[-1]
        case :folders
            __fish_complete_directories (commandline -ct)
            set -e offers[-1]
    end
    printf '%s\n' $offers
end
complete -c rangeband -f -a '(__rangeband_offers)'
