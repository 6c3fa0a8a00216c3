/** The remainder by 97 of a text in which letters count as numbers from A = 10 (ISO/IEC 7064, MOD 97-10). */
export function mod97(text: string): number {
  let remainder = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
