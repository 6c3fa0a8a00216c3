import { Fields, Fit } from '../../model/fields.ts';
import type { Format } from '../../model/format.ts';
import { FIRST_CONTAINER, Kind } from '../../model/kind.ts';
import { entriesOf, NameTable } from '../../model/name-table.ts';
import type { Policy } from '../../model/policy.ts';
import type { Rule } from '../../model/rule.ts';
import { RuleSet } from '../../model/rule-set.ts';
import { Tape } from '../../model/tape.ts';
import { combined } from '../../parse/access-log.ts';
import { Detect } from '../../parse/detect.ts';
import { JsonLines } from '../../parse/json-lines.ts';
import { nginxError } from '../../parse/nginx-error.ts';
import { text } from '../../parse/text.ts';
import { Scanner } from '../../redact/scan/scan.ts';
import type { Lint } from './finding.ts';

const LINE_FEED = 0x0a;

/** So many lines are named. */
const PLACES = 5;

/** What fields of a format are made for is personal in harmless lines too. */
const EXPECTED: readonly number[] = [
  ...[Kind.address, Kind.forwarded, Kind.upstream, Kind.user, Kind.agent, Kind.time],
];

/** Rules that hit something in lines in which nothing is personal. */
export const tooBroad: Lint = {
  name: 'too-broad',
  *find({ files, policy, harmless }) {
    for (const { rule } of files) {
      const lines = linesHit(rule, policy, harmless);
      if (lines.length === 0) continue;
      const more = lines.length > PLACES ? ', …' : '';
      const says = `hits ${lines.length} of the harmless lines: ${lines.slice(0, PLACES).join(', ')}${more}`;
      yield { rule: rule.id, severity: 'error', says };
    }
  },
};

/** Numbers of the lines in which the rule alone finds something, from 1. */
function linesHit(rule: Rule, policy: Policy, bytes: Uint8Array): number[] {
  const rules = new RuleSet([{ ...rule, do: undefined }]);
  const names = new NameTable([...entriesOf(policy.names), ...rules.nameEntries()]);
  const scanner = new Scanner(names, { ...policy, rules });
  const format = formatOf(names);
  const fields = new Fields();
  const tape = new Tape();
  const hit: number[] = [];
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    line++;
    tape.clear();
    const fit = format.parse(bytes, start, end, fields);
    scanner.scan(bytes, fields, tape, fit === Fit.whole ? format.family : undefined);
    if (hasHit(fields, tape)) hit.push(line);
    start = end + 1;
  }
  return hit;
}

/** Whether the rule found something that a field is not made for. */
function hasHit(fields: Fields, tape: Tape): boolean {
  let field = 0;
  for (let i = 0; i < tape.count; i++) {
    while (fields.ends[field] < tape.ends[i]) field++;
    const kind = fields.kinds[field];
    const isExpected = kind < FIRST_CONTAINER && EXPECTED.includes(kind);
    if (tape.rules[i] !== 0 && !isExpected) return true;
  }
  return false;
}

function formatOf(names: NameTable): Format {
  return new Detect([new JsonLines(names), nginxError(), combined(names)], text());
}
