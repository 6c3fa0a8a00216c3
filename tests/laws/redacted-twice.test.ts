import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES as GENERATED, generateLines } from '../../bench/generate/generate-lines.ts';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import type { EpochKeys, Keyring } from '../../src/model/action.ts';
import { Audit } from '../../src/pipeline/audit.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { casesOf } from './planted-lines.ts';
import { FORMAT_NAMES, type FormatName, passed, stages } from './sluice-of.ts';

/*
 * What left once holds nothing more to be found: `audit` over it finds nothing, and a second run changes
 * nothing in it but the pseudonyms, which are values like any other, so that nobody can forge one.
 */

/** Under these keys all values of a kind have one pseudonym, so that two runs can be compared. */
const KEYS: EpochKeys = {
  keyId: new Uint8Array(5).fill(0xa7),
  mac: () => new Uint8Array(10).fill(0xbe),
};
const KEYRING: Keyring = { epochOf: () => 0, open: () => KEYS };

/** A token: of what kind it is, nobody has to tell the second time. */
const TOKEN = /[a-z]+_[a-z2-7]{8}_[a-z2-7]{16}/g;

const BASE64 = /[\w+-]{20,}(?:=|%3D){0,2}/g;

/** A text in which tokens of all kinds are the same, in base64 too. */
function comparable(text: string, depth = 2): string {
  const plain = text.replace(TOKEN, 'token');
  if (depth === 0) return plain;
  return plain.replace(BASE64, (part) => {
    const inner = Buffer.from(part.replace(/(=|%3D)+$/, ''), 'base64').toString('latin1');
    const same = comparable(inner, depth - 1);
    return same === inner ? part : same;
  });
}

interface Judged {
  /** What `audit` finds, with a line of each. */
  readonly finds: readonly string[];
  /** Lines that the second run changed, with how they came in; few enough to be read. */
  readonly changed: readonly string[];
}

async function judged(format: FormatName, lines: readonly string[]): Promise<Judged> {
  const base = await stages(format, { keyring: KEYRING });
  const once = passed(new Sluice(base), lines.map((line) => `${line}\n`).join(''));
  const out = once.split('\n');
  const twice = passed(new Sluice(base), once).split('\n');
  const audit = new Audit(base);
  audit.begin('out');
  audit.push(bytesOf(once));
  audit.end();
  const finds = audit.finds.map(({ kind, rule, foundBy, field, count, places }) => {
    const at = Number(places[0].split(':')[1]) - 1;
    return `${kind} ${rule} ${foundBy} ${field} ${count}\nin    ${lines[at]}\nonce  ${out[at]}`;
  });
  const changed = out.flatMap((line, i) => {
    if (comparable(line) === comparable(twice[i] ?? '')) return [];
    return [`in    ${lines[i]}\nonce  ${line}\ntwice ${twice[i]}`];
  });
  return { finds, changed: changed.slice(0, 10) };
}

const NOTHING: Judged = { finds: [], changed: [] };

describe('nothing is left to be found in what left once', () => {
  it.each(FORMAT_NAMES)('planted lines, %s', async (format) => {
    // To `auto` come the lines of all formats: some of them are enough.
    const cases = casesOf(format);
    const sources = cases.filter((_, i) => format !== 'auto' || i % 7 === 0).map((one) => one.line);
    expect(await judged(format, sources)).toEqual(NOTHING);
  });

  it.each(GENERATED)('generated lines, %s', async (format) => {
    const lines = [...generateLines({ lines: 5000, seed: 21, format })];
    const sources = lines.map(({ bytes }) => latin1(bytes).trimEnd());
    expect(await judged('auto', sources)).toEqual(NOTHING);
  });
});
