// SPDX-License-Identifier: MIT
// The treaty's classes with their edges exactly as the catalogue has them.
import { bands } from "./data.js";

const holds = ({ lower, upper }, km) =>
  (!lower || (lower.inclusive ? km >= lower.km : km > lower.km)) && (!upper || (upper.inclusive ? km <= upper.km : km < upper.km));

// The two classes of the INF Treaty, shorter first; a catalogue may do without.
export const classes = ["inf-shorter", "inf-intermediate"].map((id) => bands.get(id)).filter(Boolean);

// `below`, `above`, or the id of the class that holds a range; '' where the catalogue has no classes.
export function classOf(km) {
  const found = classes.find((band) => holds(band, km));
  if (found) return found.id;
  if (classes.length === 0) return "";
  return km < classes[0].lower.km || (km === classes[0].lower.km && !classes[0].lower.inclusive) ? "below" : "above";
}

// Edges to stop at on the slider.
export const edges = [...new Set(classes.flatMap((band) => [band.lower?.km, band.upper?.km]).filter(Number.isFinite))];
