# SPDX-License-Identifier: MIT
# What s2 finds wrong with the pieces of a file: sphere.R FILE
# s2 knows only a sphere, so areas may differ by 1 %.
suppressMessages(library(sf))
far <- st_read(commandArgs(TRUE)[1], quiet = TRUE)
for (i in seq_len(nrow(far))) {
  pieces <- st_cast(st_geometry(far)[i], "POLYGON")
  if (!all(st_is_valid(pieces))) cat(far$name[i], ": ", sum(!st_is_valid(pieces)), " pieces are not valid\n", sep = "")
  areas <- as.numeric(st_area(pieces)) / 1e6
  if (any(areas > 0.5 * 510.1e6)) cat(far$name[i], ": a piece of more than a hemisphere\n", sep = "")
  ratio <- sum(areas) / far$area_km2[i]
  if (abs(ratio - 1) > 0.01) cat(far$name[i], ": ", ratio, " of its area\n", sep = "")
}
