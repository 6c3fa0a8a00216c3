import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { BARE, Fields } from '../../../src/model/fields.ts';
import { Kind, type KindName, VALUE_KINDS } from '../../../src/model/kind.ts';
import { NameTable } from '../../../src/model/name-table.ts';
import type { Mode, Policy } from '../../../src/model/policy.ts';
import { Form, Tape } from '../../../src/model/tape.ts';
import { Scanner } from '../../../src/redact/scan/scan.ts';
import { everyShape } from './every-shape.ts';

/** Names of a site, as few as the tests need. */
const NAMES = {
  secret: ['password', '*password', 'token', '*token', 'session', 'jsessionid', '*authorization'],
  cookie: ['cookie', 'set-cookie'],
  email: ['email', 'e-mail'],
  user: ['user', 'klant'],
  name: ['name'],
  phone: ['phone'],
  address: ['ip', 'client-ip'],
  forwarded: ['x-forwarded-for'],
  agent: ['user-agent'],
  time: ['time'],
  plain: ['status-code'],
  text: ['servicename'],
};

const KIND_NAMES: Record<number, KindName> = Object.fromEntries(
  Object.entries(Kind).map(([name, code]) => [code, name as KindName]),
);

/** A policy with every shape in force and no other rule. */
const policy = (kept: readonly KindName[]): Policy => ({
  modes: Object.fromEntries(
    VALUE_KINDS.map((kind) => [kind, kept.includes(kind) ? 'keep' : 'drop']),
  ) as Record<(typeof VALUE_KINDS)[number], Mode>,
  truncate: { ipv4: 24, ipv6: 48 },
  names: NAMES,
  rules: everyShape,
});

export interface Span {
  readonly kind: KindName;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly form: number;
}

export interface Asked {
  readonly as?: KindName;
  readonly bare?: boolean;
  readonly keep?: readonly KindName[];
}

/**
 * The spans that scan puts on the tape for a field of one character a byte. The field lies between
 * other bytes of a block, so that a detector that looks over its ends is seen. Throws when spans
 * overlap, are empty, out of order or outside the field.
 */
export function spansOf(text: string, { as = 'text', bare, keep = ['time'] }: Asked = {}): Span[] {
  const before = 'user="x 192.0.2.1. 1-';
  const bytes = bytesOf(`${before}${text}.example@example.org:1 2`);
  const fields = new Fields();
  const tape = new Tape();
  fields.push(Kind[as], before.length, before.length + text.length, bare === true ? BARE : 0);
  new Scanner(NameTable.ofKinds(NAMES), policy(keep)).scan(bytes, fields, tape);
  const spans: Span[] = [];
  let floor = before.length;
  for (let i = 0; i < tape.count; i++) {
    const [start, end] = [tape.starts[i], tape.ends[i]];
    if (start < floor || end <= start || end > before.length + text.length)
      throw new Error(`span ${i} is out of place`);
    floor = end;
    spans.push({
      kind: KIND_NAMES[tape.kinds[i]],
      text: latin1(bytes, start, end),
      start: start - before.length,
      end: end - before.length,
      form: tape.forms[i],
    });
  }
  return spans;
}

/** The field with `<kind>` in place of each span, which reads well in a table of cases. */
export function redacted(text: string, asked?: Asked): string {
  let out = '';
  let at = 0;
  for (const span of spansOf(text, asked)) {
    out += `${text.slice(at, span.start)}<${span.kind}>`;
    at = span.end;
  }
  return out + text.slice(at);
}

/** The names of the bits that are set in the form of a span. */
export function formOf({ form }: Span): string[] {
  return Object.entries(Form).flatMap(([name, bit]) => ((form & bit) === 0 ? [] : [name]));
}
