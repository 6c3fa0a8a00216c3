import type { ByteSet } from './byte-set.ts';
import type { Tree } from './syntax-tree.ts';

/** Whether some match of the pattern has one of the bytes in it: of blanks, say. */
export function canHold(pattern: Tree, bytes: ByteSet): boolean {
  switch (pattern.kind) {
    case 'byte':
      return pattern.set.some((flag, byte) => flag === 1 && bytes[byte] === 1);
    case 'sequence':
    case 'choice':
      return pattern.parts.some((part) => canHold(part, bytes));
    case 'repeat':
      return canHold(pattern.part, bytes);
  }
}
