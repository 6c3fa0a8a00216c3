/*
 * The ways in which a value is written in a log, and back. Text is one character a byte. Written
 * without a look at src: the laws must not share its faults.
 */

export interface Encoding {
  readonly name: string;
  readonly encode: (text: string) => string;
  /** Not every format writes it: a raw backslash is not JSON. */
  readonly backslash: boolean;
  /** Where alone it is met; everywhere, when undefined. */
  readonly only?: 'url' | 'text';
  /** It stands for text, and a value in it is known by its shape or its name alone. */
  readonly wraps?: true;
}

type Escape = (code: string) => string;

const hexOf = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');
const upper = (code: string): string => code.toUpperCase();
/** One digit in capitals and one not, where it shows. */
const mixed = (code: string): string => code.slice(0, -1) + code.slice(-1).toUpperCase();

const percent: Escape = (code) => `%${code}`;
const slashX: Escape = (code) => `\\x${code}`;
const slashU: Escape = (code) => `\\u00${code}`;

const every = (write: Escape, cased: (code: string) => string) => (text: string) =>
  text.replace(/[\s\S]/g, (char) => write(cased(hexOf(char))));
/** Only what is no letter, digit or mark that stands for itself in a URL. */
const special = (write: Escape, cased: (code: string) => string) => (text: string) =>
  text.replace(/[^A-Za-z0-9_.~-]/g, (char) => write(cased(hexOf(char))));

const once = special(percent, upper);
const onceAll = every(percent, mixed);

const UTF8 = {
  zeroWidth: '\xe2\x80\x8b',
  softHyphen: '\xc2\xad',
};

const decimal: Escape = (code) => `&#${Number.parseInt(code, 16)};`;
const hexadecimal: Escape = (code) => `&#x${code};`;
const quoted: Escape = (code) => `=${code}`;

/** ASCII as U+FF01 to U+FF5E, in UTF-8; blanks as U+3000. */
const fullWidth = (text: string): string =>
  Buffer.from(
    text.replace(/[ -~]/g, (char) =>
      char === ' ' ? '\u3000' : String.fromCharCode(char.charCodeAt(0) + 0xfee0),
    ),
  ).toString('latin1');

/** With something that nobody sees behind every second character of ASCII. */
const between = (unseen: string) => (text: string) =>
  text.replace(/[!-~]{2}/g, (pair) => pair + unseen);

const base64 =
  (alphabet: 'base64' | 'base64url') =>
  (text: string): string =>
    Buffer.from(`mail to ${text} today`, 'latin1').toString(alphabet);

/** What is written in UTF-8 has to be UTF-8: the plants of one character a byte are. */
const HIDDEN: readonly Encoding[] = [
  { name: 'HTML', encode: special(decimal, upper), backslash: false },
  { name: 'HTML, every byte', encode: every(hexadecimal, mixed), backslash: false },
  {
    name: 'HTML in percent',
    encode: (text) => once(special(decimal, upper)(text)),
    backslash: false,
  },
  { name: 'full width', encode: fullWidth, backslash: false },
  { name: 'full width in percent', encode: (text) => once(fullWidth(text)), backslash: false },
  {
    name: 'full width in percent twice',
    encode: (text) => once(once(fullWidth(text))),
    backslash: false,
  },
  { name: 'zero width', encode: between(UTF8.zeroWidth), backslash: false },
  {
    name: 'zero width in percent',
    encode: (text) => once(between(UTF8.zeroWidth)(text)),
    backslash: false,
  },
  { name: 'soft hyphens', encode: between(UTF8.softHyphen), backslash: false },
  { name: 'colours', encode: between('\x1b[1;31m'), backslash: false },
  {
    name: 'colours in percent',
    encode: (text) => once(between('\x1b[0m')(text)),
    backslash: false,
  },
  { name: 'colours of syslog', encode: between('#033[0m'), backslash: false },
  {
    name: 'quoted-printable',
    encode: every(quoted, upper),
    backslash: false,
    only: 'text',
  },
  {
    name: 'plus for blank',
    encode: (text) => once(text).replaceAll('%20', '+'),
    backslash: false,
    only: 'url',
  },
  { name: 'base64', encode: base64('base64'), backslash: false, wraps: true },
  { name: 'base64url', encode: base64('base64url'), backslash: false, wraps: true },
  {
    name: 'base64 in percent',
    encode: (text) => onceAll(base64('base64')(text)),
    backslash: false,
    wraps: true,
  },
  {
    name: 'base64 of percent',
    encode: (text) => base64('base64')(once(text)),
    backslash: false,
    wraps: true,
  },
  {
    name: 'base64 twice',
    encode: (text) => base64('base64url')(base64('base64')(text)),
    backslash: false,
    wraps: true,
  },
];

export const ENCODINGS: readonly Encoding[] = [
  { name: 'plain', encode: (text) => text, backslash: false },
  { name: 'percent', encode: once, backslash: false },
  { name: 'percent, every byte', encode: onceAll, backslash: false },
  { name: 'percent twice', encode: (text) => once(once(text)), backslash: false },
  { name: 'percent twice, every byte', encode: (text) => onceAll(onceAll(text)), backslash: false },
  {
    name: 'percent twice, %25',
    encode: (text) => onceAll(text).replaceAll('%', '%25'),
    backslash: false,
  },
  { name: '\\x', encode: special(slashX, upper), backslash: true },
  { name: '\\x, every byte', encode: every(slashX, mixed), backslash: true },
  { name: '\\u', encode: special(slashU, upper), backslash: true },
  { name: '\\u, every byte', encode: every(slashU, mixed), backslash: true },
  {
    name: '\\x over percent',
    encode: (text) => special(slashX, upper)(once(text)),
    backslash: true,
  },
  {
    name: '\\u over percent',
    encode: (text) => every(slashU, mixed)(onceAll(text)),
    backslash: true,
  },
  {
    name: '\\x over percent twice',
    encode: (text) => every(slashX, upper)(once(once(text))),
    backslash: true,
  },
  ...HIDDEN,
];

const ESCAPE =
  /%u([0-9a-f]{4})|%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|&#x([0-9a-f]+);|&#(\d+);|\\(["\\/'])/gi;

/** What nobody sees, as one character a byte. */
const UNSEEN = /\xe2\x80\x8b|\xc2\xad|(?:\x1b|#033)\[[0-9;]*m/g;
const FULL_WIDTH = /\xef([\xbc\xbd])([\x80-\xbf])/g;

/** One layer of escapes taken off; characters above 255 as they are. */
function decoded(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(FULL_WIDTH, (_, row: string, last: string) =>
      String.fromCharCode(last.charCodeAt(0) - (row === '\xbc' ? 0x60 : 0x20)),
    )
    .replace(ESCAPE, (_, u1, pc, u2, x, hex, dec, char) =>
      char === undefined
        ? String.fromCharCode(
            dec === undefined ? Number.parseInt(u1 ?? pc ?? u2 ?? x ?? hex, 16) : Number(dec),
          )
        : char,
    );
}

/** Quoted-printable taken off, which `id=40` looks like too. */
function unquoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const BASE64 = /[\w+/-]{16,}/g;

/** The texts that stand in base64 in the text, and what is left without it: its letters say nothing. */
function unwrapped(text: string): { inner: string[]; rest: string } {
  const inner: string[] = [];
  const rest = text.replace(BASE64, (run) =>
    run
      .split('/')
      .map((part) => {
        const plain = Buffer.from(part, 'base64');
        if (part.length < 16 || /[^\s!-~\u00a0-\uff00]/.test(plain.toString())) return part;
        inner.push(plain.toString('latin1'));
        return '';
      })
      .join('/'),
  );
  return { inner, rest };
}

/**
 * The text and what it means when up to three layers of escapes are taken off, and the same of what
 * stands in base64 in any of them, two deep.
 */
export function allReadings(text: string, depth = 2): string[] {
  const readings = [text];
  for (let layer = 0; layer < 3; layer++) readings.push(decoded(readings[layer]));
  readings.push(...readings.map(unquoted));
  if (depth === 0) return readings;
  const all = [...new Set(readings)].map(unwrapped);
  const inner = new Set(all.flatMap((one) => one.inner));
  return [
    ...all.map(({ rest }) => rest),
    ...[...inner].flatMap((plain) => allReadings(plain, depth - 1)),
  ];
}
