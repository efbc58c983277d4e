# SPDX-License-Identifier: MIT
# Shared by scripts/run and scripts/test: packages, and quiet steps that show their log when they fail.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

to_build=(g++ cmake ninja-build pkg-config libgeographiclib-dev libfmt-dev nlohmann-json3-dev libgdal-dev libgeos-dev
          libboost-program-options-dev libcairo2-dev libpango1.0-dev zlib1g-dev libmd-dev libexpat1-dev fonts-dejavu-core
          fonts-dejavu-extra python3)
to_build_python=(pybind11-dev python3-dev)
to_test=(doctest-dev locales mandoc zsh fish parallel gdal-bin geographiclib-tools sqlite3 poppler-utils dpkg-dev file doxygen git)
to_test+=("${to_build_python[@]}" python3-numpy python3-shapely python3-geopandas python3-pyproj python3-matplotlib python3-cartopy
          python3-dask python3-distributed)  # the Python package
command -v npm >/dev/null || to_test+=(nodejs npm)  # other packages of node bring npm along
to_test_slowly=(postgresql-postgis qgis python3-qgis xvfb xauth)  # left out by scripts/test --quick, as are the tests
to_sanitize=(clang-16 libclang-rt-16-dev)  # for the presets asan and tsan
to_cross=(debootstrap clang-16 libc++-16-dev libc++abi-16-dev g++-aarch64-linux-gnu qemu-user-static)  # for --everywhere
formatter=clang-format-16

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# step TEXT LOG COMMAND…: one line on the screen; what the command prints goes to build/logs/LOG.log.
step() {
    local text=$1 log=build/logs/$2.log started=$SECONDS
    shift 2
    mkdir -p build/logs
    printf '%s … ' "$text"
    if "$@" >"$log" 2>&1; then
        say "done ($((SECONDS - started)) s)"
    else
        say "failed; the end of $log:"
        tail -n 40 "$log" >&2
        exit 1
    fi
}

as_root() {
    if [[ $EUID == 0 ]]; then "$@"; else sudo "$@"; fi
}

# need PACKAGE…: installs what is missing; whoever is not root is asked first, or told the command.
need() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ||
        { say "This is not Debian or Ubuntu; install the equivalents of: $*"; return 0; }
    local package missing=()
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    [[ ${#missing[@]} == 0 ]] && return 0
    if [[ $EUID != 0 ]]; then
        local command="apt-get install --no-install-recommends ${missing[*]}" answer=no
        if [[ -t 0 ]] && command -v sudo >/dev/null; then read -r -p "Missing: ${missing[*]}. Run sudo $command? [y/N] " answer; fi
        [[ $answer == [yY]* ]] || fail "packages are missing; as root run: $command"
    fi
    step "Reading the package lists" apt-update as_root apt-get update
    step "Installing ${missing[*]}" apt-install \
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# want PACKAGE: installs it where this release offers it; the tests that use it are skipped elsewhere.
want() {
    if command -v apt-cache >/dev/null && [[ -n $(apt-cache --quiet=0 show "$1" 2>/dev/null) ]]; then need "$1"; fi
}

# build PRESET OPTIONS…: configures unless that is done (ninja configures anew by itself when a CMake file changes), builds.
build() {
    local preset=$1
    shift
    if [[ ! -f build/$preset/build.ninja ]]; then
        step "Configuring ($preset)" "configure-$preset" cmake --preset "$preset" "$@"
    fi
    step "Building ($preset)" "build-$preset" cmake --build --preset "$preset"
}
