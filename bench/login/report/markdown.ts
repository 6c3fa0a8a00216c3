/** A table in Markdown; the first column is text, the others are aligned as told. */
export function markdown(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'numbers' | 'text' = 'numbers',
): string {
  const rule = head.map((_, i) => (i > 0 && align === 'numbers' ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A share as `.95`, `1.00`, `.00`. */
export function share(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2).replace(/^0/, '') : '–';
}

export function perThousand(value: number): string {
  return Number.isFinite(value) ? (value * 1000).toFixed(1) : '–';
}
