import { DIGIT, HEX, LETTER, latin1 } from '../ascii.ts';
import { escapedPoint } from './escape.ts';

/*
 *   &#64;    &#x40;    &commat;    &#64jan, where a browser needs no semicolon
 */

const HASH = 0x23;
const SEMICOLON = 0x3b;

/**
 * The named references (HTML Living Standard, section "Named character references") that stand for
 * marks of addresses, names and numbers, for quotes and brackets, or for blanks and nothing.
 */
const NAMED: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ amp: '&', AMP: '&', lt: '<', LT: '<', gt: '>', GT: '>', quot: '"', QUOT: '"', apos: "'" },
    ...{ nbsp: ' ', Tab: '\t', NewLine: '\n', ensp: ' ', emsp: ' ', thinsp: ' ' },
    ...{ commat: '@', period: '.', comma: ',', colon: ':', semi: ';', equals: '=', plus: '+' },
    ...{ num: '#', percnt: '%', sol: '/', bsol: '\\', lowbar: '_', hyphen: '-', dash: '-' },
    ...{ excl: '!', quest: '?', dollar: '$', ast: '*', verbar: '|', vert: '|', grave: '`' },
    ...{ lpar: '(', rpar: ')', lsqb: '[', lbrack: '[', rsqb: ']', rbrack: ']' },
    ...{ lcub: '{', lbrace: '{', rcub: '}', rbrace: '}', ndash: '-', mdash: '-', minus: '-' },
    ...{ shy: '\xad', zwnj: '\u200c', zwj: '\u200d', NoBreak: '\u2060', ZeroWidthSpace: '\u200b' },
  }).map(([name, char]) => [name, char.charCodeAt(0)]),
);

const LONGEST_NAME = Math.max(...[...NAMED.keys()].map((name) => name.length));

/** With zeros in front; the largest code point has seven decimal digits. */
const MOST_DIGITS = 8;
const LAST_POINT = 0x10ffff;

/** A character reference of HTML, numeric or one of the named ones above; 0 for anything else. */
export function htmlEntity(bytes: Uint8Array, at: number, end: number): number {
  if (at + 2 >= end) return 0;
  return bytes[at + 1] === HASH ? numeric(bytes, at, end) : named(bytes, at, end);
}

function numeric(bytes: Uint8Array, at: number, end: number): number {
  const hex = (bytes[at + 2] | 0x20) === 0x78;
  const first = at + (hex ? 3 : 2);
  const base = hex ? 16 : 10;
  const digits = hex ? HEX : DIGIT;
  let point = 0;
  let i = first;
  for (; i < end && digits[bytes[i]] !== 0; i++) {
    if (i - first === MOST_DIGITS) return 0;
    point = point * base + HEX[bytes[i]] - 1;
  }
  const isSurrogate = point >= 0xd800 && point < 0xe000;
  if (point === 0 || point > LAST_POINT || isSurrogate) return 0;
  if (i < end && bytes[i] === SEMICOLON) i++;
  return escapedPoint(i - at, point);
}

function named(bytes: Uint8Array, at: number, end: number): number {
  let i = at + 1;
  while (i < end && i - at <= LONGEST_NAME && LETTER[bytes[i]] === 1) i++;
  if (i >= end || bytes[i] !== SEMICOLON || i === at + 1) return 0;
  const point = NAMED.get(latin1(bytes, at + 1, i));
  return point === undefined ? 0 : escapedPoint(i + 1 - at, point);
}
