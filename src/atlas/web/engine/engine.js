// The engine, asked from the page: starts it at the first question, in a worker, from the copy inside the page.
import script from "made:worker";

import { bytesOf } from "./bytes.js";
import { $ } from "../dom.js";

let worker = null;
let asked = 0;
const waiting = new Map();

export const canRun = () => typeof WebAssembly === "object" && typeof Worker === "function" && typeof DecompressionStream === "function";

function send(message, transfer = []) {
  asked += 1;
  const id = asked;
  worker.postMessage({ id, ...message }, transfer);
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function start() {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.onmessage = ({ data: { id, answer, error, kind } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(answer);
    else reject(Object.assign(new Error(error), { kind }));
  };
  worker.onerror = (event) => stop(event.message);
  const module = bytesOf($("engine").textContent);
  send({ module }, [module.buffer]).catch(() => {}); // whoever asks next is told
}

function stop(why) {
  worker?.terminate();
  worker = null;
  for (const { reject } of waiting.values()) reject(Object.assign(new Error(why), { kind: "cancelled" }));
  waiting.clear();
}

export function ask(call, ...given) {
  if (!worker) start();
  return send({ call, given });
}

// Ends what is being computed; the next question starts anew.
export const cancel = () => stop("cancelled");
