// SPDX-License-Identifier: MIT
// The engine, asked from the page: starts it at the first question, in a worker, from the copy inside the page.
import script from "made:worker";

import { bytesOf } from "./bytes.js";
import { data } from "../data.js";
import { $ } from "../dom.js";

// What is being computed: since when, and how much of it is done, where that is known.
export const work = { since: 0, done: 0, total: 0 };
let tell = () => {};
export const onWork = (listener) => (tell = listener);

function now(changes) {
  Object.assign(work, changes);
  tell();
}

let worker = null;
let asked = 0;
const waiting = new Map();

export const canRun = () => typeof WebAssembly === "object" && typeof Worker === "function" && typeof DecompressionStream === "function";

function send(message, transfer = []) {
  asked += 1;
  const id = asked;
  worker.postMessage({ id, ...message }, transfer);
  now({ since: work.since || performance.now(), done: 0, total: 0 });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function start() {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.onmessage = ({ data: { id, answer, error, kind, progress } }) => {
    if (progress) return now(progress);
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) now({ since: 0 });
    if (error === undefined) resolve(answer);
    else reject(Object.assign(new Error(error), { kind }));
    return undefined;
  };
  worker.onerror = (event) => stop(event.message);
  const module = bytesOf($("engine").textContent);
  send({ module, files: data.tables }, [module.buffer]).catch(() => {}); // whoever asks next is told
}

function stop(why) {
  worker?.terminate();
  worker = null;
  for (const { reject } of waiting.values()) reject(Object.assign(new Error(why), { kind: "cancelled" }));
  waiting.clear();
  now({ since: 0 });
}

export function ask(call, ...given) {
  if (!worker) start();
  return send({ call, given });
}

// Ends what is being computed; the next question starts anew.
export const cancel = () => stop("cancelled");
