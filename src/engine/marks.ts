import type { Cell } from '../model';

// Looked up once: in a foreign context every look at a global costs more than the multiplication.
const { imul } = Math;
const { isInteger } = Number;

/**
 * A row as a number: 53 bits of its cells, their types and their order. Rows with one mark are taken for
 * equal: for a row that changed the chance of being overlooked is about one in 2^53.
 */
export const markOf = (row: readonly Cell[]): number => {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (const cell of row) {
    if (typeof cell === 'number' && isInteger(cell)) {
      a = imul(a ^ (cell | 0), 0x85ebca6b) ^ 0x1e;
      b = imul(b ^ ((cell / 4294967296) | 0) ^ cell, 0xc2b2ae35);
    } else {
      const text = typeof cell === 'string' ? cell : String(cell);
      for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        a = imul(a ^ c, 0x01000193);
        b = imul(b ^ c, 0x27d4eb2f);
      }
      // Where a cell ends, and whether it is text, is part of the row.
      const end = typeof cell === 'string' ? 0x11f : 0x21e;
      a = imul(a ^ end, 0x01000193);
      b = imul(b ^ (a >>> 15) ^ end, 0x27d4eb2f);
    }
  }
  a = imul(a ^ (a >>> 16), 0x85ebca6b) ^ (b >>> 13);
  b = imul(b ^ (b >>> 15), 0xc2b2ae35) ^ (a >>> 16);
  return (a >>> 0) * 2097152 + (b >>> 11);
};

/** A number for a sequence of marks, as short text. */
export const markOfAll = (marks: readonly number[]): string => markOf(marks).toString(36);
