# SPDX-License-Identifier: MIT
# By how many footprints each place is covered, or in which depth it is: inside.R sf|terra FILE PLACES.csv
args <- commandArgs(TRUE)
places <- read.csv(args[3])
if (!requireNamespace(args[1], quietly = TRUE)) { message("r-cran-", args[1]); quit(status = 77) }
if (args[1] == "sf") {
  suppressMessages(library(sf))
  areas <- st_read(args[2], layer = "footprints", quiet = TRUE)
  pieces <- suppressWarnings(st_cast(areas[c("depth")], "POLYGON"))
  owner <- rep(seq_len(nrow(areas)), lengths(st_geometry(areas)))
  hits <- suppressMessages(st_intersects(st_as_sf(places, coords = c("lon", "lat"), crs = 4326), pieces))
  found <- lapply(hits, function(each) unique(owner[each]))
} else {
  suppressMessages(library(terra))
  areas <- vect(args[2])
  areas$row <- seq_len(nrow(areas))
  hits <- extract(areas, vect(as.matrix(places), crs = "EPSG:4326"))
  found <- lapply(split(hits$row, factor(hits[[1]], seq_len(nrow(places)))), function(rows) rows[!is.na(rows)])
}
depth <- areas$depth  # terra reads none as 0
depth[depth == 0] <- NA
for (each in found) cat(if (length(each) == 0) 0 else if (is.na(depth[each[1]])) length(each) else max(depth[each]), "\n", sep = "")
