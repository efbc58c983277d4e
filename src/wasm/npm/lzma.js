// SPDX-License-Identifier: MIT
// Unpacks LZMA's old one-file format (`xz --format=lzma`), after the specification by its author, Igor Pavlov. A fifth smaller than what
// browsers unpack by themselves.
const HEADER = 13;
const TOP = 2 ** 24;
const HALF = 1024;
const STATES = 12;
const END = 2 ** 32 - 1;

// Where each kind of decision has its probabilities in the one table.
const IS_MATCH = 0;
const IS_REPEAT = STATES << 4;
const IS_NEWEST = IS_REPEAT + STATES;
const IS_SECOND = IS_NEWEST + STATES;
const IS_THIRD = IS_SECOND + STATES;
const IS_LONG = IS_THIRD + STATES;
const SLOT = IS_LONG + (STATES << 4);
const SPECIAL = SLOT + 4 * 64;
const ALIGN = SPECIAL + 115;
const LENGTH = ALIGN + 16;
const LENGTH_SIZE = 2 + 8 * 16 + 8 * 16 + 256;
const REPEATED_LENGTH = LENGTH + LENGTH_SIZE;
const LITERAL = REPEATED_LENGTH + LENGTH_SIZE;

export function unpackedLzma(packed) {
  const literalContext = packed[0] % 9;
  const literalMask = (1 << (Math.floor(packed[0] / 9) % 5)) - 1;
  const positionMask = (1 << Math.floor(packed[0] / 45)) - 1;
  const chances = new Uint16Array(LITERAL + (0x300 << (literalContext + (Math.floor(packed[0] / 9) % 5)))).fill(HALF);
  const coder = new Uint32Array([END, 0]); // range and code
  let at = HEADER + 1;
  for (let i = 0; i < 4; i += 1) coder[1] = coder[1] * 256 + packed[at++];

  function refill() {
    if (coder[0] >= TOP) return;
    if (at >= packed.length) throw new Error("the packed engine is cut short");
    coder[0] *= 256;
    coder[1] = coder[1] * 256 + packed[at++];
  }
  function bit(i) {
    const chance = chances[i];
    const bound = (coder[0] >>> 11) * chance;
    const one = coder[1] >= bound;
    if (one) {
      coder[0] -= bound;
      coder[1] -= bound;
      chances[i] = chance - (chance >> 5);
    } else {
      coder[0] = bound;
      chances[i] = chance + ((2048 - chance) >> 5);
    }
    refill();
    return one ? 1 : 0;
  }
  function tree(base, bits) {
    let node = 1;
    for (let i = 0; i < bits; i += 1) node = (node << 1) | bit(base + node);
    return node - (1 << bits);
  }
  function reversed(base, bits) {
    let [node, value] = [1, 0];
    for (let i = 0; i < bits; i += 1) {
      const found = bit(base + node);
      node = (node << 1) | found;
      value |= found << i;
    }
    return value;
  }
  function direct(bits) {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0];
      if (one) coder[1] -= coder[0];
      value = value * 2 + (one ? 1 : 0);
      refill();
    }
    return value;
  }
  function lengthOf(base, position) {
    if (!bit(base)) return tree(base + 2 + (position << 3), 3);
    if (!bit(base + 1)) return 8 + tree(base + 2 + 128 + (position << 3), 3);
    return 16 + tree(base + 2 + 256, 8);
  }
  function distanceOf(length) {
    const slot = tree(SLOT + Math.min(length, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const distance = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return distance + reversed(SPECIAL + distance - slot, bits);
    return distance + direct(bits - 4) * 16 + reversed(ALIGN, 4);
  }

  let out = new Uint8Array(4 * packed.length);
  let size = 0;
  let state = 0;
  const recent = [0, 0, 0, 0]; // distances, the newest first
  for (;;) {
    if (size + 300 > out.length) {
      const larger = new Uint8Array(2 * out.length);
      larger.set(out);
      out = larger;
    }
    const position = size & positionMask;
    if (!bit(IS_MATCH + (state << 4) + position)) {
      const before = size > 0 ? out[size - 1] : 0;
      const base = LITERAL + 0x300 * (((size & literalMask) << literalContext) + (before >> (8 - literalContext)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[size - recent[0] - 1];
        while (symbol < 256) {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const found = bit(base + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | found;
          if (found !== expected) break;
        }
      }
      while (symbol < 256) symbol = (symbol << 1) | bit(base + symbol);
      out[size++] = symbol;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let length = 0;
    if (!bit(IS_REPEAT + state)) {
      length = lengthOf(LENGTH, position);
      state = state < 7 ? 7 : 10;
      recent.unshift(distanceOf(length));
      recent.pop();
      if (recent[0] === END) return out.subarray(0, size);
    } else if (!bit(IS_NEWEST + state)) {
      if (!bit(IS_LONG + (state << 4) + position)) {
        state = state < 7 ? 9 : 11;
        out[size] = out[size - recent[0] - 1];
        size += 1;
        continue;
      }
      length = lengthOf(REPEATED_LENGTH, position);
      state = state < 7 ? 8 : 11;
    } else {
      const which = !bit(IS_SECOND + state) ? 1 : !bit(IS_THIRD + state) ? 2 : 3;
      recent.unshift(...recent.splice(which, 1));
      length = lengthOf(REPEATED_LENGTH, position);
      state = state < 7 ? 8 : 11;
    }
    if (recent[0] >= size) throw new Error("the packed engine is damaged");
    const from = size - recent[0] - 1;
    for (let i = 0; i < length + 2; i += 1) out[size + i] = out[from + i];
    size += length + 2;
  }
}
