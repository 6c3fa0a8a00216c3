/** The check digit of ICAO 9303: letters count from A = 10, weights 7, 3, 1 repeat, modulo 10. */
export function mrzDigit(text: string): string {
  const sum = [...text].reduce(
    (total, char, i) => total + Number.parseInt(char, 36) * ([7, 3, 1][i % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}
