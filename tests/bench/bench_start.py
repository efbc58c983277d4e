# SPDX-License-Identifier: MIT
"""One site to standard output, beside `ogrinfo --version`: how long a user waits for the smallest thing."""
import processes

ROUNDS = 30


def main(build, _folder):
    ours = [build / "src/cli/rangeband", "footprint", "--at", "48.57,46.25", "--range", "500km", "--quiet"]
    runs, peer_runs = processes.interleaved(ours, ["ogrinfo", "--version"], ROUNDS)
    for what in ("wall", "cpu"):
        mine, peer = processes.median(runs, what), processes.median(peer_runs, what)
        print(f"{what:<5} {1e3 * mine:>6.1f} ms  ogrinfo --version {1e3 * peer:>6.1f} ms  ratio {mine / peer:.2f}")
