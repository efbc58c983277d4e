#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Completion in bash, zsh and fish: what each offers for a line that somebody has begun to type.

    check_completion.py PROGRAM FOLDER
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# What was typed, and words that must be offered; none of the words behind "not" may be.
LINES = [
    ("rangeband foot", ["footprint"], ["list"]),
    ("rangeband help clas", ["classify"], []),
    ("rangeband footprint --mer", ["--merge"], ["--range"]),
    ("rangeband footprint --merge ", ["none", "union", "intersection", "depth"], ["exact"]),
    ("rangeband footprint --site kapus", ["kapustin-yar"], ["mutlangen"]),
    ("rangeband footprint --range inf-sh", ["inf-shorter"], ["inf-intermediate"]),
    ("rangeband footprint --scenario eur", ["europe-1987"], ["bands"]),
    ("rangeband list sys", ["systems"], ["sites"]),
    # In a catalogue that the line names already, `mine` in the folder of whoever types.
    ("rangeband footprint --catalog mine --site kap", ["kapitol-yard"], []),
    ("rangeband footprint --catalog=mine --site kap", ["kapitol-yard"], []),
    ("rangeband footprint --catalog mine/../mine --range 500km --site ", ["kapitol-yard", "kapustin-yar"], []),
    ("rangeband footprint --catalog ~/my\\ data --site kap", ["kapitol-yard"], []),
    ("rangeband footprint --catalog 'my data' --site kap", ["kapitol-yard"], []),
    ("rangeband footprint --site kapi", [], ["kapitol-yard"]),
]
SITES = "id,name,lat,lon,precision,source_id\nkapitol-yard,A yard,48,11,town,yards\n"
SOURCES = "id,title\nyards,Yards\n"

# As bash counts words: as they are typed, and broken at `=`.
WORDS = re.compile(r"=|(?:\\.|'[^']*'|[^\s=])+")

BASH = """
source "$1"
COMP_LINE=$2 COMP_POINT=${#2}
COMP_WORDS=("${@:3}")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_rangeband
printf '%s\\n' "${COMPREPLY[@]}"
"""

# zsh completes only for somebody who types: a terminal of its own, and the list that it shows.
ZSH = """
zmodload zsh/zpty
zpty it zsh -f -i
zpty -w it "PS1=; PROMPT=; RPS1=; unsetopt zle_bracketed_paste 2>/dev/null; fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D; bindkey '^I' list-choices; LISTMAX=0; zstyle ':completion:*' list-prompt ''; stty columns 200 rows 500; echo REA''DY"
local chunk text=
while zpty -r it chunk; do text+=$chunk; [[ $text == *READY* ]] && break; done
zpty -w -n it "$2"$'\\t'
sleep $3
text=
while zpty -r -t it chunk; do text+=$chunk; done
zpty -d it
print -r -- "$text"
"""


def run(*command, environment):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=environment, cwd=environment["HOME"],
                          timeout=60)
    if done.stderr:
        sys.exit(f"{command[0]}: {done.stderr}")
    return done.stdout


def bash_words(line):
    return WORDS.findall(line) + ([""] if line.endswith(" ") else [])


def add_catalogues(home):
    for name in ("mine", "my data"):
        (home / name).mkdir()
        (home / name / "sites.csv").write_text(SITES)
        (home / name / "sources.csv").write_text(SOURCES)


def failures_of(program, folder, home):
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", TERM="dumb", HOME=str(home))
    shells = {
        "bash": lambda line: run("bash", "-c", BASH, "bash", folder / "bash-completion/completions/rangeband", line, *bash_words(line),
                                 environment=environment).split(),
        "zsh": lambda line, wait_s=2: run("zsh", "-f", "-c", ZSH, "zsh", folder / "zsh/site-functions", line, str(wait_s),
                                          environment=environment).split(),
        "fish": lambda line: [offer.split("\t")[0] for offer in run(
            "fish", "--no-config", "-c", f"source {folder}/fish/vendor_completions.d/rangeband.fish; complete -C $argv[1]", line,
            environment=environment).splitlines()],
    }
    cases = [(shell, *line) for shell in shells for line in LINES]
    failures = []
    with concurrent.futures.ThreadPoolExecutor(8) as pool:  # zsh waits, and so do others
        all_offered = list(pool.map(lambda case: shells[case[0]](case[1]), cases))
    for (shell, line, wanted, unwanted), offered in zip(cases, all_offered):
        if shell == "zsh" and not any(word in part for word in wanted for part in offered):
            offered = shells["zsh"](line, 20)  # a busy machine is not wrong
        # With a single answer zsh shows nothing but the completed line.
        missing = [word for word in wanted if word not in offered and not any(word in part for part in offered if shell == "zsh")]
        surplus = [word for word in unwanted if word in offered]
        if missing or surplus:
            failures.append(f"{shell}: '{line}': missing {missing}, surplus {surplus}, offered {offered[:20]}")
    print(f"{len(LINES)} lines in {len(shells)} shells")
    return failures


def main():
    program, folder = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="rangeband-completion-") as home:
        add_catalogues(pathlib.Path(home))
        failures = failures_of(program, folder, home)
    if failures:
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
