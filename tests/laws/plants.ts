import { type Address, spellings } from './addresses.ts';
import { allReadings } from './escapes.ts';

/*
 * Personal data to be planted. Every value is marked, so that any rest of it is found again: names
 * and secrets have `q0z` in them (no pseudonym can: base 32 has no 0), addresses come from ranges
 * that no pseudonym is in.
 */

const TRACES =
  /q0z|777000|198[.-]18[.-]\d|\d\.18\.198\b|ffff:0*c612:|2001[:-]0*db8\b|8\.b\.d\.0\.1\.0\.0\.2|qzqzqzqz/i;

/** What of a planted value is left in a text or in a reading of it, with its surroundings. */
export function traceIn(text: string): string | undefined {
  for (const reading of allReadings(text)) {
    const at = reading.search(TRACES);
    if (at !== -1) return reading.slice(Math.max(0, at - 100), at + 100);
  }
  return undefined;
}

export interface Plant {
  readonly name: string;
  readonly text: string;
  /**
   * How it is known: `shape` anywhere; `named` by the name that stands before it, in text and URLs,
   * and `escaped` too, once its own marks are escaped; the others only where the field says it.
   */
  readonly known: 'shape' | 'named' | 'escaped' | 'user' | 'agent' | 'cookie' | 'number';
}

const ADDRESSES: readonly Address[] = [
  [198, 18, 7, 0],
  [198, 18, 255, 199],
  [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1],
  [0x2001, 0xdb8, 0xab, 0xcd, 0, 0xfe, 0x10, 0x9f],
];

const shaped: readonly (readonly [string, string])[] = [
  ['e-mail', 'q0z.jan@mail.example'],
  ['e-mail with a tag', "q0z.o'neil+q0z@q0z.mail.example"],
  ['e-mail in UTF-8', 'q0z.j\xc3\xb6rg@q0z-b\xc3\xbccher.example'],
  ['e-mail with quotes', '"q0z jan"@mail.example'],
  ['e-mail at an address', 'q0z@[198.18.7.7]'],
  ['user part of a URL', 'https://q0z:q0z%21@shop.example/a'],
  ['forged pseudonym', 'user_k3fqa2cd_qzqzqzqzmz4tb6n7'],
  ['forged address pseudonym', 'address_k3fqa2cd_qzqzqzqzmz4tb6n7'],
];

const named: readonly (readonly [string, string])[] = [
  ['password', 'password=q0z1'],
  ['password in Dutch', 'wachtwoord=q0z!2'],
  ['password of a form', 'user[password_confirmation]=q0z3'],
  ['token', 'access_token=q0z.q0z-q0z'],
  ['session', 'PHPSESSID=q0z4'],
  ['key', 'api-key=q0z5'],
  ['code', 'code=q0z6'],
  ['signature', 'X-Amz-Signature=q0z7'],
  ['e-mail parameter that is none', 'email=q0z8'],
  ['user', 'username=q0z9'],
  ['name', 'achternaam=q0z10'],
  ['phone', 'telefoon=q0z777000'],
  ['IBAN', 'iban=NL91q0z0417164300'],
  ['BSN', 'bsn=777000123'],
  ['Authorization', 'Authorization: Basic q0zYWxpY2U6'],
  ['bearer token', 'Authorization: Bearer q0z.q0z_q0z'],
];

/** What is planted everywhere. */
export const PLANTS: readonly Plant[] = [
  ...ADDRESSES.flatMap(spellings).map(
    ({ name, text }): Plant => ({ name: `${name} ${text}`, text, known: 'shape' }),
  ),
  ...shaped.map(([name, text]): Plant => ({ name, text, known: 'shape' })),
  ...named.map(([name, text]): Plant => ({ name, text, known: 'named' })),
  { name: 'password with marks', text: 'password=q0z1&q0z=q0z#q0z"q0z q0z', known: 'escaped' },
  { name: 'name with blanks', text: "naam=q0z van 't q0z, q0z; q0z", known: 'escaped' },
  { name: 'account', text: 'q0z.jan', known: 'user' },
  { name: 'account with a quote', text: 'q0z"j', known: 'user' },
  { name: 'account with blanks', text: 'q0z [22/Nov/2026:17:15:43 +0000] "GET q0z', known: 'user' },
  { name: 'rare browser', text: 'Mozilla/5.0 (q0z; rv:1) q0zilla/1', known: 'agent' },
  { name: 'browser nobody knows', text: 'q0z "browser"', known: 'agent' },
  { name: 'cookies', text: 'sid=q0z1; theme="q0z; q0z2"; id=q0z=', known: 'cookie' },
  { name: 'cookie without a name', text: 'q0z', known: 'cookie' },
  { name: 'number', text: '777000123', known: 'number' },
  { name: 'broken number', text: '-777000.777000e+777000', known: 'number' },
];
