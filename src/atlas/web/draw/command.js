// SPDX-License-Identifier: MIT
// The command line that writes the same.
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const quoted = (text) => (/^[\w.,:@%+=/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

// `folders`: tables of one's own that the page was made with.
export function command(options, output, folders) {
  const words = Object.entries({ catalog: folders, ...options }).flatMap(([name, value]) =>
    [value].flat().map((one) => {
      if (one === true) return `--${dashed(name)}`;
      const text = name === "sites" ? one.name : String(one);
      return text.startsWith("-") ? `--${dashed(name)}=${quoted(text)}` : `--${dashed(name)} ${quoted(text)}`;
    }));
  return ["rangeband footprint", ...words, `-o ${quoted(output)}`].join(" ");
}
