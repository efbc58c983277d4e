// SPDX-License-Identifier: MIT
// What is packed inside the page: seven bits a character, of which three stand 128 higher since HTML would change them.
export function bytesOf(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  let bits = 0;
  let waiting = 0;
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    bits = ((bits << 7) | (text.charCodeAt(i) & 127)) & 0x7fff;
    waiting += 7;
    if (waiting >= 8) {
      waiting -= 8;
      bytes[at] = bits >> waiting;
      at += 1;
    }
  }
  return bytes;
}

export const unpacked = (text) =>
  new Response(new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
