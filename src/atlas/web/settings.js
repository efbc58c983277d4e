// SPDX-License-Identifier: MIT
// How the reader likes the page: language, light or dark, projector size.
import { $, fill } from "./dom.js";
import { language, languages, nameOfLanguage } from "./i18n.js";
import { change, onChange, state } from "./state.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const theme = () => state.theme || (dark.matches ? "dark" : "light");

// Told before all others, since they draw with it.
export function wireSettings() {
  fill($("language"), [["", languages.map((code) => [code, nameOfLanguage(code)])]], language());
  $("language").addEventListener("change", ({ target }) => change({ language: target.value }));
  $("theme").addEventListener("click", () => change({ theme: theme() === "dark" ? "light" : "dark" }));
  $("size").addEventListener("click", () => change({ size: state.size ? "" : "projector" }));
  dark.addEventListener("change", () => change({}));
  onChange(() => {
    document.documentElement.dataset.theme = theme();
    document.documentElement.dataset.size = state.size;
    document.documentElement.dataset.embed = String(state.embed);
    $("language").value = language();
    $("theme").setAttribute("aria-pressed", String(theme() === "dark"));
    $("size").setAttribute("aria-pressed", String(state.size !== ""));
  });
}
