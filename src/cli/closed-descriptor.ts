import { constants, fstatSync, readFileSync, statSync } from 'node:fs';

/**
 * Whether a standard descriptor was closed when the process began, as far as can be told: Node then
 * puts /dev/null there, open for reading and writing. Some parents do the same on purpose, so this
 * is a reason to tell, not to stop. False where there is no /proc.
 */
export function wasClosed(descriptor: 0 | 1): boolean {
  const facts = fstatSync(descriptor);
  if (!facts.isCharacterDevice() || facts.rdev !== statSync('/dev/null').rdev) return false;
  const flags = /^flags:\s*([0-7]+)$/m.exec(infoOf(descriptor))?.[1] ?? '0';
  return (Number.parseInt(flags, 8) & constants.O_RDWR) !== 0;
}

function infoOf(descriptor: number): string {
  try {
    return readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8');
  } catch {
    return '';
  }
}
