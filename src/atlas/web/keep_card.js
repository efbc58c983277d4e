// SPDX-License-Identifier: MIT
// Taking something along: pictures, and the state as a code.
import { read, write } from "./code.js";
import { $, save } from "./dom.js";
import { t } from "./i18n.js";
import { pictureAsPng, pictureAsSvg } from "./picture.js";
import { change, onChange, blank, state } from "./state.js";

// What is open in the address; older than the last change by a moment, since browsers count changes of it.
const ADDRESS_MS = 250;
let address = 0;

function show(moving) {
  clearTimeout(address);
  address = setTimeout(() => history.replaceState(null, "", `#${write()}`), ADDRESS_MS);
  if (!moving && document.activeElement !== $("code")) $("code").value = write();
}

export function open(code) {
  const changes = read(code);
  if (!changes) return false;
  const { language, theme, size, unit } = state;
  change({ ...blank, language, theme, size, unit, ...changes });
  return true;
}

async function copy() {
  const field = $("code");
  field.value = write();
  try {
    await navigator.clipboard.writeText(field.value);
    $("code-text").textContent = t("copied");
  } catch {
    field.select(); // a page from a file may not reach the clipboard in every browser
    $("code-text").textContent = t("copy_by_hand");
  }
}

export function wireKeep(map) {
  $("save-png").addEventListener("click", () => pictureAsPng(map, (blob) => save(blob, "rings.png")));
  $("save-svg").addEventListener("click", () => save(new Blob([pictureAsSvg(map)], { type: "image/svg+xml" }), "rings.svg"));
  $("copy").addEventListener("click", copy);
  $("code-form").addEventListener("submit", (event) => {
    event.preventDefault();
    $("code-text").textContent = t(open($("code").value) ? "code_opened" : "code_bad");
  });
  window.addEventListener("hashchange", () => open(location.hash));
  onChange(show);
}
