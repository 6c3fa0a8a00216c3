import type { Family } from '../model/family.ts';
import type { Fields } from '../model/fields.ts';
import { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import type { Finder, Rule } from '../model/rule.ts';
import { RuleSet } from '../model/rule-set.ts';
import { FoundBy, Tape } from '../model/tape.ts';
import { Scanner } from '../redact/scan/scan.ts';

/** So many times further than a rule allows a keyword may be to be told of. */
const FURTHER = 3;

/** A stretch that a rule would have found if it were a little less strict. */
export interface Missed {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

type Digits = Extract<Finder, { by: 'digits' }>;
type Near = Extract<Finder, { by: 'digits' | 'pattern' }>;

/** A rule that is less strict, and what to say of what it finds. */
interface Lenient {
  readonly rule: Rule;
  readonly why: (line: Uint8Array, from: number, to: number) => string;
}

/**
 * What the rules of a policy nearly find in a line: values whose keyword stands too far away, numbers
 * that have a digit too many or too few. A second scan with more lenient rules finds them, so that a
 * run does nothing for it.
 */
export function nearMisses(
  policy: Policy,
  line: Uint8Array,
  fields: Fields,
  family: Family | undefined,
): Missed[] {
  const lenient = policy.rules.rules.flatMap((rule) => (rule === undefined ? [] : lenientOf(rule)));
  const rules = new RuleSet(lenient.map(({ rule }) => rule));
  const tape = new Tape();
  new Scanner(new NameTable([]), { ...policy, rules }).scan(line, fields, tape, family);
  const missed: Missed[] = [];
  for (let i = 0; i < tape.count; i++) {
    if (tape.foundBy[i] !== FoundBy.pattern) continue;
    const { rule, why } = lenient[tape.rules[i] - 1];
    const [from, to] = [tape.starts[i], tape.ends[i]];
    missed.push({ from, to, why: `${rule.id}: ${why(line, from, to)}` });
  }
  return missed;
}

function lenientOf(rule: Rule): Lenient[] {
  const near = rule.find.filter(
    (finder): finder is Near => 'keywords' in finder && finder.keywords.length > 0,
  );
  const digits = rule.find.filter((finder): finder is Digits => finder.by === 'digits');
  const withFind = (find: readonly Finder[]): Rule => ({ ...rule, find, do: undefined });
  return [
    ...near.map((finder) => ({
      rule: withFind([{ ...finder, within: finder.within * FURTHER }]),
      why: (line: Uint8Array, from: number, to: number) => tooFar(finder, line, from, to),
    })),
    ...digits.map((finder) => ({
      // Where the length is wrong, no check can say more.
      rule: {
        ...withFind([{ ...finder, least: finder.least - 1, most: finder.most + 1 }]),
        checks: [],
      },
      why: (line: Uint8Array, from: number, to: number) => wrongLength(finder, line, from, to),
    })),
  ];
}

/** `keyword 41 bytes away, allowed 24`; of a keyword in escapes the distance is not told. */
function tooFar({ keywords, within }: Near, line: Uint8Array, from: number, to: number): string {
  const text = Buffer.from(line).toString('latin1').toLowerCase();
  const away = keywords
    .flatMap((keyword) => {
      const word = keyword.toLowerCase();
      const before = text.lastIndexOf(word, from - word.length);
      const behind = text.indexOf(word, to);
      return [
        ...(before === -1 || from < word.length ? [] : [from - before - word.length]),
        ...(behind === -1 ? [] : [behind - to]),
      ];
    })
    .filter((distance) => distance > within && distance <= within * FURTHER);
  const distance = away.length === 0 ? 'further' : `${Math.min(...away)} bytes`;
  return `keyword ${distance} away, allowed ${within}`;
}

/** `15 digits, wanted 16`. */
function wrongLength({ least, most }: Digits, line: Uint8Array, from: number, to: number): string {
  const digits = Buffer.from(line.subarray(from, to)).toString('latin1').replace(/\D/g, '').length;
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  const isRight = digits >= least && digits <= most;
  return isRight ? `not as many digits as wanted, ${wanted}` : `${digits} digits, wanted ${wanted}`;
}
