const SEPARATORS = /[ ./-]+/g;

/** A value in capitals, without the separators that people write in numbers: blank, `.`, `/`, `-`. */
export function compact(value: string): string {
  return value.replace(SEPARATORS, '').toUpperCase();
}
