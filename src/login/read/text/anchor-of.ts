import { LONGEST_LITERAL } from '../literal-search.ts';
import type { Template } from './template.ts';

/**
 * The bytes that every line of a template holds, for a search in front of it: the longest stretch of its
 * literals without a byte of `never`. Undefined for a template without literals.
 */
export function anchorOf({ left, right }: Template, never = ''): Uint8Array | undefined {
  let anchor: Uint8Array | undefined;
  for (const piece of [...left, ...right]) {
    if (!('literal' in piece)) continue;
    for (const stretch of stretchesOf(piece.literal, never))
      if (stretch.length > (anchor?.length ?? 0)) anchor = stretch;
  }
  return anchor?.subarray(0, LONGEST_LITERAL);
}

function stretchesOf(literal: Uint8Array, never: string): Uint8Array[] {
  const stretches: Uint8Array[] = [];
  let start = 0;
  for (let i = 0; i <= literal.length; i++) {
    if (i < literal.length && !never.includes(String.fromCharCode(literal[i]))) continue;
    stretches.push(literal.subarray(start, i));
    start = i + 1;
  }
  return stretches;
}
