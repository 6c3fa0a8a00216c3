import { readAddress, unmapped } from '../../base/address.ts';
import { ALNUM, DIGIT, HEX, LOWER } from '../../base/ascii.ts';
import { Kind } from '../../model/kind.ts';
import { Form } from '../../model/tape.ts';

const BLANK = 0x20;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

/** One value for all spellings of it: of `value`, free of escapes, the part that counts. */
export function canonicalValue(value: Uint8Array, kind: number): Uint8Array {
  if (kind === Kind.email) return value.map((byte) => LOWER[byte]);
  // No name has a plus in it: in a URL it is a blank.
  if (kind === Kind.name || kind === Kind.postal)
    return value.map((byte) => (byte === PLUS ? BLANK : byte));
  if (kind !== Kind.iban && kind !== Kind.bsn && kind !== Kind.phone) return value;
  const counts = kind === Kind.phone ? DIGIT : ALNUM;
  const first = value.findIndex((byte) => counts[byte] === 1);
  const part = value.filter((byte, i) => counts[byte] === 1 || (byte === PLUS && i < first));
  return part.length === 0 ? value : part.map((byte) => LOWER[byte]);
}

/**
 * Reads the address written as `form` says, free of escapes, into `out` (16 bytes); gives its length
 * (4 or 16), or 0 when it is none.
 */
export function canonicalAddress(value: Uint8Array, form: number, out: Uint8Array): 0 | 4 | 16 {
  if ((form & Form.nibbles) !== 0) return readNibbles(value, out);
  if ((form & Form.dashed) === 0) return readAddress(value, 0, value.length, out);
  if (readDashedIPv4(value, out)) {
    if ((form & Form.reversed) !== 0) out.subarray(0, 4).reverse();
    return 4;
  }
  const colons = value.map((byte) => (byte === DASH ? COLON : byte));
  return readAddress(colons, 0, colons.length, out);
}

/** 32 nibbles with dots between them, the last one first. */
function readNibbles(value: Uint8Array, out: Uint8Array): 0 | 4 | 16 {
  if (value.length !== 63) return 0;
  for (let i = 0; i < 16; i++) {
    const at = 4 * (15 - i);
    out[i] = (HEX[value[at + 2]] - 1) * 16 + HEX[value[at]] - 1;
  }
  return unmapped(out);
}

/** Host names fill the numbers up with zeros: `192-000-002-007` and `192.0.2.7` are one address. */
function readDashedIPv4(value: Uint8Array, out: Uint8Array): boolean {
  let part = 0;
  let digits = 0;
  let number = 0;
  for (const byte of value) {
    if (DIGIT[byte] === 1) {
      number = number * 10 + byte - 48;
      digits++;
    } else if ((byte === DASH || byte === DOT) && digits > 0 && part < 3) {
      out[part++] = number;
      digits = 0;
      number = 0;
    } else {
      return false;
    }
    if (digits > 3 || number > 255) return false;
  }
  out[part] = number;
  return part === 3 && digits > 0;
}
