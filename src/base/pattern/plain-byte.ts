import { PatternError } from './pattern-error.ts';

/** The byte of the character at `at`, which must be printable ASCII. */
export function plainByte(text: string, at: number, inClass: boolean): number {
  const code = text.codePointAt(at) ?? 0;
  if (code >= 0x20 && code < 0x7f) return code;
  const bytes = Array.from(
    Buffer.from(String.fromCodePoint(code)),
    (byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
  if (code < 0x80) throw new PatternError(at, 'a control character', `write ${bytes}`);
  throw new PatternError(
    at,
    `"${String.fromCodePoint(code)}" is not ASCII, and a pattern matches bytes`,
    inClass
      ? `a class holds single bytes: write (?:[...]|${bytes})`
      : `write its bytes: (?:${bytes})`,
  );
}
