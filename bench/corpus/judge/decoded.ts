/** Named references of HTML that the corpus writes, and those that everybody does. */
const NAMED: Readonly<Record<string, string>> = {
  ...{
    commat: '@',
    period: '.',
    colon: ':',
    sol: '/',
    plus: '+',
    lowbar: '_',
    quot: '"',
    amp: '&',
  },
  ...{ apos: "'", lpar: '(', rpar: ')', comma: ',', semi: ';', equals: '=', quest: '?', excl: '!' },
  ...{ num: '#', dollar: '$', percnt: '%', lt: '<', gt: '>', nbsp: ' ' },
};

const ESCAPE =
  /((?:%[0-9a-f]{2}|\\x[0-9a-f]{2})+)|[%\\]u([0-9a-f]{4})|&#x([0-9a-f]{1,6});?|&#(\d{1,7});?|&([a-z]{2,6});|\\(["\\/bfnrt'])/gi;
const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** One layer of every escape taken off: percent, `\x`, `\u`, HTML and the short ones of JSON. */
export function decoded(text: string): string {
  return text.replace(ESCAPE, (all, bytes, unit, hex, decimal, name, short) => {
    if (bytes !== undefined) return utf8(bytes.replace(/%|\\x/gi, ''));
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    if (hex !== undefined) return character(Number.parseInt(hex, 16), all);
    if (decimal !== undefined) return character(Number(decimal), all);
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
    return SHORT[short] ?? short;
  });
}

/** One layer of quoted-printable taken off. */
export function unquoted(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/g, (run) => utf8(run.replaceAll('=', '')));
}

const utf8 = (hex: string): string => Buffer.from(hex, 'hex').toString();

const character = (point: number, orElse: string): string =>
  point <= 0x10ffff ? String.fromCodePoint(point) : orElse;
