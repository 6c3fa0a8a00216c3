const ZERO = 0x30;

/** Whether the last of `digits` is their check digit by ISO 7064, hybrid system MOD 11,10. */
export function passesMod1110(digits: string): boolean {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (product + digits.charCodeAt(i) - ZERO) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + digits.charCodeAt(digits.length - 1) - ZERO) % 10 === 1;
}
