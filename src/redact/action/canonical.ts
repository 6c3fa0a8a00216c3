import { readAddress } from '../../base/address.ts';
import { ALNUM, DIGIT, HEX, LOWER } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form } from '../../model/tape.ts';

/**
 * One value for all spellings of it: `value`, free of escapes, is changed in place and the part that
 * counts is given back.
 */
export function canonicalValue(value: Uint8Array, kind: number): Uint8Array {
  if (kind === Kind.email) return value.map((byte) => LOWER[byte]);
  if (kind === Kind.iban || kind === Kind.bsn)
    return value.filter((byte) => ALNUM[byte] === 1).map((byte) => LOWER[byte]);
  if (kind === Kind.phone) {
    const digits = value.filter((byte) => DIGIT[byte] === 1 || byte === 0x2b);
    return digits.length > 0 ? digits : value;
  }
  return value;
}

/**
 * Reads the address written as `form` says, free of escapes, into `out`; gives its length (4 or 16),
 * or 0 when it is none.
 */
export function canonicalAddress(value: Uint8Array, form: number, out: Uint8Array): 0 | 4 | 16 {
  if ((form & Form.nibbles) !== 0) {
    for (let i = 0; i < 16; i++) {
      const at = 4 * (15 - i);
      out[i] = (HEX[value[at + 2]] - 1) * 16 + HEX[value[at]] - 1;
    }
    return 16;
  }
  let text = value;
  if ((form & Form.dashed) !== 0) {
    let dashes = 0;
    for (const byte of value) if (byte === 0x2d) dashes++;
    text = value.map((byte) => (byte === 0x2d ? (dashes > 3 ? 0x3a : 0x2e) : byte));
  }
  const length = readAddress(text, 0, text.length, out);
  if (length === 4 && (form & Form.reversed) !== 0) out.subarray(0, 4).reverse();
  return length;
}
