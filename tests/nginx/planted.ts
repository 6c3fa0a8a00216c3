/*
 * What stands for a person in the requests to nginx: the word `planted` in names, accounts, secrets and
 * mail addresses, and a few addresses and numbers. All of it has to be gone from every output.
 */

export const ADDRESS = '203.0.113.77';
export const ADDRESS_6 = '2001:db8:bad::77';
export const PHONE = '0600000123';
export const IBAN = 'NL91ABNA0417164300';
export const BSN = '111222333';

/** A mail address of its own for each place. */
export const mail = (place: string): string => `planted.${place}@example.com`;

/** An Authorization header; in base 64 `planted` begins with the same letters. */
export const basic = (user: string): string =>
  `Basic ${Buffer.from(`planted-${user}:planted-password`).toString('base64')}`;

const PLANTED =
  /planted|cGxhbnRl|203\.0\.113\.|203-0-113-|77\.113\.0\.203|2001:db8:|2001-db8-|0600000123|NL91|111222333/i;

/** The first thing planted that is in `text`, also behind up to three layers of escapes. */
export function findPlanted(text: string): string | undefined {
  let layer = text;
  for (let depth = 0; depth <= 3; depth++) {
    const found = PLANTED.exec(layer);
    if (found !== null) return layer.slice(Math.max(0, found.index - 60), found.index + 60);
    layer = unescaped(layer);
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})|\\x([0-9a-f]{2})|\\u00([0-9a-f]{2})/gi, (_, a, b, c) =>
    String.fromCharCode(Number.parseInt(a ?? b ?? c, 16)),
  );
}
