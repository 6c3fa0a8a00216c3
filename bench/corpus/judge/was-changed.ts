import type { Pieces } from '../format.ts';

/** Whether a line lost or changed anything between the fields that may change. */
export function wasChanged(line: string, { harmless }: Pieces): boolean {
  let at = 0;
  for (const [i, piece] of harmless.entries()) {
    const found = i === 0 ? (line.startsWith(piece) ? 0 : -1) : line.indexOf(piece, at);
    if (found === -1) return true;
    at = found + piece.length;
  }
  return at !== line.length;
}
