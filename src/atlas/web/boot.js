// SPDX-License-Identifier: MIT
// The page's one plain script: unpacks the catalogue and the program, whose hash the policy names, and starts it.
import { unpacked } from "./engine/bytes.js";

async function start() {
  const catalogue = document.getElementById("catalogue");
  // A page that a browser saved again has it unpacked.
  if (catalogue.type !== "application/json") {
    catalogue.textContent = await unpacked(catalogue.textContent);
    catalogue.type = "application/json";
  }
  const script = document.createElement("script");
  script.textContent = await unpacked(document.getElementById("program").textContent);
  document.body.append(script);
  script.remove();
}

if (typeof DecompressionStream === "function") start();
else document.getElementById("old-browser").hidden = false;
