// SPDX-License-Identifier: MIT
// The card that leads through a lesson.
import { $, element } from "./dom.js";
import { numberOf } from "./data.js";
import { t, text } from "./i18n.js";
import { lessons, stateOf, stepsOf } from "./lessons.js";
import { change, onChange, state } from "./state.js";

export function start(id, step = 0) {
  change(stateOf(id, step, state));
  $("panel").scrollTop = 0; // the step is seen
}

function links(sources) {
  const known = sources.filter((id) => numberOf(id));
  if (known.length === 0) return [];
  const list = known.flatMap((id, i) => [i ? ", " : "", element("a", { href: `#source-${id}` }, `[${numberOf(id)}]`)]);
  return [element("p", { class: "about" }, `${t("sources")}: `, ...list)];
}

// Answers of which one is right; that one opens the explanation.
function check({ choices, right }, explanation) {
  if (!choices) return [];
  const verdict = element("p", { class: "check" });
  const buttons = choices.map((choice, i) => {
    const button = element("button", { type: "button", "aria-pressed": "false" }, choice);
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      verdict.textContent = t(i === right ? "check_right" : "check_wrong");
      verdict.dataset.right = String(i === right);
      if (i === right) explanation.open = true;
    });
    return button;
  });
  return [element("div", { class: "row choices" }, ...buttons), verdict];
}

function show() {
  const card = $("lesson");
  const steps = stepsOf(state.lesson);
  card.hidden = steps === 0;
  for (const button of $("lessons").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.lesson === state.lesson));
  }
  if (steps === 0) return;
  const step = Math.min(state.step, steps - 1);
  const key = `lesson.${state.lesson}`;
  $("lesson-title").textContent = t(`${key}.title`);
  $("lesson-progress").textContent = t("step", { step: step + 1, steps });
  const words = text(`${key}.steps`)[step];
  const shown = `${document.documentElement.lang}/${state.lesson}/${step}`;
  if (card.dataset.shown !== shown) {
    card.dataset.shown = shown;
    const explanation = element("details", {}, element("summary", {}, t("answer")), element("p", {}, words.answer));
    $("lesson-text").replaceChildren(
      element("p", {}, words.text),
      element("p", { class: "question" }, element("strong", {}, `${t("question")} `), words.question),
      ...check(words, explanation),
      explanation,
      ...links(words.sources ?? []),
    );
  }
  $("step-back").disabled = step === 0;
  $("step-next").textContent = t(step + 1 < steps ? "next" : "finish");
}

function step(by) {
  const to = state.step + by;
  if (to >= stepsOf(state.lesson)) return change({ lesson: "", step: 0 });
  start(state.lesson, Math.max(to, 0));
  return $("lesson-title").focus({ preventScroll: true });
}

export function translateLessons() {
  $("lessons").replaceChildren(...lessons.map((id) => {
    const button = element("button", { type: "button", "data-lesson": id, "aria-pressed": "false" }, t(`lesson.${id}.name`));
    button.addEventListener("click", () => {
      start(id);
      $("lesson-title").focus({ preventScroll: true });
    });
    return element("li", {}, button);
  }));
}

export function wireLessons() {
  $("step-back").addEventListener("click", () => step(-1));
  $("step-next").addEventListener("click", () => step(1));
  $("lesson-close").addEventListener("click", () => change({ lesson: "", step: 0 }));
  onChange((moving) => moving || show());
}
