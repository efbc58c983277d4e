# SPDX-License-Identifier: MIT
"""10,000, 100,000 and 1,000,000 sites with 500 km to GeoJSONSeq at the usual 100 m, on all processors: memory must not
grow with the sites."""
import shutil

import processes

COUNTS = (10_000, 100_000, 1_000_000)
FILE_BYTES = 5e9  # what the largest file may need


def main(build, folder):
    to_file = shutil.disk_usage(folder).free > FILE_BYTES
    if not to_file:
        print("not enough disk for a file of 1,000,000 footprints: written to /dev/null")
    output = folder / "stream.geojsonl" if to_file else "/dev/null"
    for count in COUNTS:
        sites = processes.write_sites(folder / "many.csv", count)
        done = processes.run([build / "src/cli/rangeband", "footprint", "--sites", sites, "--range", "500km", "--quiet",
                              "--overwrite", "-f", "GeoJSONSeq", "-o", output])
        size = f"{output.stat().st_size / 1e9:.2f} GB" if to_file else "/dev/null"
        print(f"{count:>9,} sites: peak {done.peak_mb:>6.0f} MB, CPU {done.cpu:>6.2f} s, wall {done.wall:>6.2f} s, "
              f"{size}", flush=True)
        if to_file:
            output.unlink()
        sites.unlink()
