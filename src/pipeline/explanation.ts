import { Output } from '../base/output.ts';
import type { Mention, ReadLogin } from '../login/read/read-login.ts';
import type { EpochKeys } from '../model/action.ts';
import { Fields, Fit } from '../model/fields.ts';
import { Kind, VALUE_KINDS } from '../model/kind.ts';
import { LineTable } from '../model/line-table.ts';
import type { Policy } from '../model/policy.ts';
import { Tally, WITHHELD, Withheld, type WithheldReason } from '../model/tally.ts';
import { FOUND_BY, FoundBy, Tape } from '../model/tape.ts';
import { Detect } from '../parse/detect.ts';
import { keyIdText, prefixOf } from '../pseudonym/key-id.ts';
import { hasUtf16Mark, looksLikeUtf16 } from '../redact/check/byte-order-mark.ts';
import { Resolver } from '../redact/resolve.ts';
import { Scanner } from '../redact/scan/scan.ts';
import { splice } from '../redact/splice.ts';
import { actionsOf } from './actions.ts';
import { type Missed, nearMisses } from './near-misses.ts';
import type { Stages } from './stages.ts';

/** A stretch of the line, in bytes; `to` is behind its last byte. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Why a line comes out as it does. No part of it holds a byte that the line lost. */
export interface Explanation {
  /** As `--format` spells it; in place of `auto` the format that the whole line fits. */
  readonly format: string;
  /** How far the line fitted the format; undefined when it was withheld before it was parsed. */
  readonly fit: 'whole' | 'partial' | 'none' | undefined;
  /** Event time, ISO 8601, or undefined when the line has none. */
  readonly time: string | undefined;
  /** The key id as tokens spell it, and the network of the address pseudonyms; none was had or needed. */
  readonly key: { readonly id: string; readonly prefix: string } | undefined;
  /** `out` is what becomes of the field, undefined in a line that is withheld. */
  readonly fields: readonly (Stretch & {
    readonly kind: string;
    readonly out: string | undefined;
  })[];
  readonly spans: readonly (Stretch & {
    readonly kind: string;
    /** The rule that says so; undefined for a field of the format and for a name of the config. */
    readonly rule: string | undefined;
    readonly foundBy: string;
    readonly action: string;
    readonly becomes: string;
  })[];
  readonly nearMisses: readonly (Stretch & { readonly why: string })[];
  /** Why the line is withheld, or undefined. */
  readonly withheld: WithheldReason | undefined;
  /** The line as it leaves. In all texts out of the line a byte that is not UTF-8 is U+FFFD. */
  readonly out: string;
}

const FITS = { [Fit.none]: 'none', [Fit.partial]: 'partial', [Fit.whole]: 'whole' } as const;

const KIND_NAMES = Object.fromEntries(Object.entries(Kind).map(([name, code]) => [code, name]));

/**
 * Sends one line (without its line end) the way of a line, as the first one of a source, and tells
 * each step.
 */
export function explainLine(stages: Stages, line: Uint8Array): Explanation {
  const { format, policy, names, keyring, clock } = stages;
  const fields = new Fields();
  const tape = new Tape();
  const lines = new LineTable();
  const refused: Missed[] = [];
  let missed: readonly Missed[] = [];
  let fit: Fit | undefined;
  let login: ReadLogin | Mention | undefined;
  lines.push(0, line.length, line.length, 0);
  lines.withheld[0] = unjudgeable(line, stages.lineLimit);
  if (lines.withheld[0] === 0) {
    const scanner = new Scanner(names, policy);
    scanner.nearMiss = (from, to, why) => refused.push({ from, to, why });
    try {
      fit = format.parse(line, 0, line.length, fields);
      const family = fit === Fit.whole ? format.family : undefined;
      login = stages.logins?.read(line, 0, line.length, fields, fit, format.family);
      if (!scanner.scan(line, fields, tape, family)) lines.withheld[0] = Withheld.rule;
      if (login !== undefined) stages.logins?.lay(login, tape, 0);
      missed = nearMisses(policy, line, fields, family);
    } catch {
      // As in a run: the error could quote the line.
      lines.withheld[0] = Withheld.failed;
    }
  }
  lines.json[0] = format.json ? 1 : 0;
  lines.times[0] = Number.isNaN(fields.time) ? clock() : fields.time;
  const { actions, noAddress } = actionsOf(policy, names);
  new Resolver(actions, noAddress, keyring).resolve(line, lines, tape);
  const output = new Output();
  splice(line, lines, tape, output, new Tally(policy.rules));
  const reason = lines.withheld[0];
  return {
    format: fit === Fit.whole && format instanceof Detect ? format.current.name : format.name,
    fit: fit === undefined ? undefined : FITS[fit],
    time: timeText(fields.time),
    key: fit === undefined ? undefined : keyOf(keyring.open(keyring.epochOf(lines.times[0]))),
    fields: Array.from({ length: fields.count }, (_, i) => ({
      from: fields.starts[i],
      to: fields.ends[i],
      kind: KIND_NAMES[fields.kinds[i]],
      out: reason === 0 ? outOf(line, tape, fields.starts[i], fields.ends[i]) : undefined,
    })),
    spans: Array.from({ length: tape.count }, (_, i) => ({
      from: tape.starts[i],
      to: tape.ends[i],
      kind: policy.rules.kindOf(tape.kinds[i]),
      rule: isOfLogin(tape, i) ? login?.rule.id : policy.rules.rules[tape.rules[i]]?.id,
      foundBy: FOUND_BY[tape.foundBy[i]],
      action: actionName(policy, tape.kinds[i]),
      becomes: textOf(tape.texts[i], tape.from[i], tape.to[i]),
    })),
    nearMisses: toldMisses(refused, missed, tape),
    withheld: reason === 0 ? undefined : WITHHELD[reason - 1],
    out: textOf(output.view()),
  };
}

function isOfLogin(tape: Tape, i: number): boolean {
  return tape.foundBy[i] === FoundBy.login;
}

/** What was refused, and what was nearly found where nothing else was; of a rule not the parts of it. */
function toldMisses(refused: readonly Missed[], missed: readonly Missed[], tape: Tape): Missed[] {
  const isTaken = ({ from, to }: Missed): boolean =>
    tape.starts.some((start, i) => i < tape.count && start < to && tape.ends[i] > from);
  const all = [...refused, ...missed.filter((one) => !isTaken(one))];
  const subject = ({ why }: Missed): string => why.slice(0, why.indexOf(': '));
  const isPart = (one: Missed, i: number): boolean =>
    all.some((other, j) => {
      if (subject(other) !== subject(one)) return false;
      if (other.from === one.from && other.to === one.to) return j < i;
      return other.from <= one.from && other.to >= one.to;
    });
  return all.filter((one, i) => !isPart(one, i)).toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** What is done with spans of a code. */
function actionName({ modes, rules }: Policy, code: number): string {
  return rules.slots[code - VALUE_KINDS.length]?.do.action ?? modes[VALUE_KINDS[code]];
}

/** The code of why a line is withheld before it is parsed, or 0. */
function unjudgeable(line: Uint8Array, limit: number): number {
  if (line.length > limit) return Withheld.too_long;
  if (hasUtf16Mark(line, 0, line.length) || looksLikeUtf16(line, 0, line.length))
    return Withheld.encoding;
  return 0;
}

/** What becomes of `line[from, to)`. Spans do not cross the ends of a field. */
function outOf(line: Uint8Array, tape: Tape, from: number, to: number): string {
  const output = new Output();
  let at = from;
  for (let i = 0; i < tape.count; i++) {
    if (tape.starts[i] < from || tape.ends[i] > to) continue;
    output.append(line, at, tape.starts[i]);
    output.append(tape.texts[i], tape.from[i], tape.to[i]);
    at = tape.ends[i];
  }
  output.append(line, at, to);
  return textOf(output.view());
}

function textOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}

/** The time in ISO 8601; undefined for none, and for one that no calendar has. */
function timeText(seconds: number): string | undefined {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function keyOf(keys: EpochKeys | undefined): Explanation['key'] {
  if (keys === undefined) return undefined;
  return { id: keyIdText(keys.keyId), prefix: prefixOf(keys.keyId) };
}
