// SPDX-License-Identifier: MIT
// The command line that writes the same.
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const quoted = (text) => (/^[\w.,:@%+=/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

export function command(options, output) {
  const words = Object.entries(options).flatMap(([name, value]) =>
    [value].flat().map((one) => {
      if (one === true) return `--${dashed(name)}`;
      const text = name === "sites" ? one.name : String(one);
      return text.startsWith("-") ? `--${dashed(name)}=${quoted(text)}` : `--${dashed(name)} ${quoted(text)}`;
    }));
  return ["rangeband footprint", ...words, `-o ${output}`].join(" ");
}
