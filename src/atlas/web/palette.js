// SPDX-License-Identifier: MIT
// Colours of the map. Okabe and Ito's palette, which people with any colour vision tell apart, and a dash for each
// claim besides, since a printed sheet has no colours.
export const palettes = {
  light: {
    page: "#f7f5f0", sea: "#e3edf3", graticule: "#c9d8e1", land: "#d8d3c3", coast: "#8b8674", border: "#a39d8b", edge: "#8fa3b0",
    ink: "#1b2530", halo: "#ffffff", casing: "#ffffff", place: "#1b2530", ring: "#1b2530", ruler: "#8a1c5b", flat: "#b3261e",
    bands: { "inf-shorter": ["#e69f00", 0.34], "inf-intermediate": ["#0072b2", 0.18] },
    claims: ["#007a5a", "#c2410c", "#9c2f7f", "#1d5fa8", "#7a5c00", "#4b5563"],
  },
  dark: {
    page: "#10171e", sea: "#182530", graticule: "#2a3b48", land: "#3c4852", coast: "#7d8b96", border: "#63717c", edge: "#52636f",
    ink: "#eef3f6", halo: "#10171e", casing: "#10171e", place: "#ffffff", ring: "#ffffff", ruler: "#ff9bd2", flat: "#ff8a80",
    bands: { "inf-shorter": ["#e69f00", 0.42], "inf-intermediate": ["#56b4e9", 0.24] },
    claims: ["#3ddcaa", "#ff9d5c", "#e9a0d8", "#7cc4ff", "#f0e442", "#c3ccd3"],
  },
};

export const dashes = [[], [10, 5], [2, 5], [14, 5, 3, 5], [6, 3], [18, 6]];

// By the place in its system's list of claims, so that a claim keeps its look; each pair of colour and dash once.
export function lookOf(index, palette) {
  const round = Math.floor(index / palette.claims.length);
  return { color: palette.claims[index % palette.claims.length], dash: dashes[(index + round) % dashes.length] };
}
