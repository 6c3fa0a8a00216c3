import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import type { Family } from '../../../src/model/family.ts';
import { Fields } from '../../../src/model/fields.ts';
import { Kind, type KindName, VALUE_KINDS, type ValueKind } from '../../../src/model/kind.ts';
import { NameTable } from '../../../src/model/name-table.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { Finder, Rule } from '../../../src/model/rule.ts';
import { RuleSet } from '../../../src/model/rule-set.ts';
import { Tape } from '../../../src/model/tape.ts';
import { Scanner } from '../../../src/redact/scan/scan.ts';

/** A rule that finds in one way; `changed` stands in place of what it would be. */
export function rule(id: string, find: Finder, changed: Partial<Rule> = {}): Rule {
  return {
    id,
    says: 'A rule of a test',
    status: 'stable',
    kind: 'user',
    find: [find],
    checks: [],
    in: ['target', 'referer', 'text'],
    formats: [],
    do: undefined,
    ...changed,
  };
}

const ANYWHERE = { keywords: [], within: 0 };

export function pattern(source: string, near: Partial<Finder> = {}): Finder {
  return {
    by: 'pattern',
    pattern: source,
    ignoreCase: false,
    whole: true,
    ...ANYWHERE,
    ...near,
  } as Finder;
}

export function digits(least: number, most: number, near: Partial<Finder> = {}): Finder {
  return { by: 'digits', least, most, separators: ' -', ...ANYWHERE, ...near } as Finder;
}

interface Asked {
  readonly as?: KindName;
  readonly family?: Family;
}

/** What a scan under some rules comes to. */
export interface Scanned {
  /** `rule: text` of each span; a span that protects its text is among them. */
  readonly spans: readonly string[];
  readonly kinds: readonly ValueKind[];
  /** Ids of the rules that flagged something. */
  readonly flags: readonly string[];
  /** False when the line has to be withheld. */
  readonly passes: boolean;
  readonly misses: readonly string[];
}

/** Scans one field of one character a byte. */
export function scanned(rules: readonly Rule[], text: string, asked: Asked = {}): Scanned {
  const set = new RuleSet(rules);
  const modes = Object.fromEntries(
    VALUE_KINDS.map((kind) => [kind, kind === 'time' ? 'keep' : 'token']),
  ) as Policy['modes'];
  const policy = { modes, truncate: { ipv4: 24, ipv6: 48 }, names: {}, rules: set };
  const scanner = new Scanner(new NameTable(set.nameEntries()), policy);
  const misses: string[] = [];
  scanner.nearMiss = (_from, _to, why) => misses.push(why);
  const bytes = bytesOf(`1x${text}x1`);
  const fields = new Fields();
  fields.push(Kind[asked.as ?? 'text'], 2, bytes.length - 2);
  const tape = new Tape();
  const passes = scanner.scan(bytes, fields, tape, asked.family);
  const numbers = Array.from({ length: tape.count }, (_, i) => i);
  return {
    spans: numbers.map((i) => {
      const id = set.rules[tape.rules[i]]?.id ?? '';
      return `${id}: ${latin1(bytes, tape.starts[i], tape.ends[i])}`;
    }),
    kinds: numbers.map((i) => set.kindOf(tape.kinds[i])),
    flags: tape.flags.map((number) => set.rules[number]?.id ?? ''),
    passes,
    misses,
  };
}
