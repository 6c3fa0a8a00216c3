import { latin1 } from '../base/ascii.ts';
import { Output } from '../base/output.ts';
import type { EpochKeys } from '../model/action.ts';
import { Fields, Fit } from '../model/fields.ts';
import { Kind, VALUE_KINDS } from '../model/kind.ts';
import { LineTable } from '../model/line-table.ts';
import { Tally, WITHHELD } from '../model/tally.ts';
import { FOUND_BY, Tape } from '../model/tape.ts';
import { Detect } from '../parse/detect.ts';
import { keyIdText, prefixOf } from '../pseudonym/key-id.ts';
import { Resolver } from '../redact/resolve.ts';
import { Scanner } from '../redact/scan/scan.ts';
import { splice } from '../redact/splice.ts';
import { actionsOf } from './actions.ts';
import type { Stages } from './sluice.ts';

/** A stretch of the line, in bytes; `to` is behind its last byte. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Why a line comes out as it does. No part of it holds a byte that the line lost. */
export interface Explanation {
  readonly format: string;
  /** How far the line fitted the format. */
  readonly fit: 'whole' | 'partial' | 'none';
  /** Event time, ISO 8601, or undefined when the line has none. */
  readonly time: string | undefined;
  /** The key id as tokens spell it, and the network of the address pseudonyms. */
  readonly key: { readonly id: string; readonly prefix: string } | undefined;
  readonly fields: readonly (Stretch & { readonly kind: string })[];
  readonly spans: readonly (Stretch & {
    readonly kind: string;
    readonly foundBy: string;
    readonly action: string;
    readonly becomes: string;
  })[];
  readonly nearMisses: readonly (Stretch & { readonly why: string })[];
  /** Why the line is withheld, or undefined. */
  readonly withheld: string | undefined;
  /** The line as it leaves, one character a byte. */
  readonly out: string;
}

const FITS = { [Fit.none]: 'none', [Fit.partial]: 'partial', [Fit.whole]: 'whole' } as const;

const KIND_NAMES = Object.fromEntries(Object.entries(Kind).map(([name, code]) => [code, name]));

/** Sends one line (without its line end) the way of a line, and tells each step. */
export function explainLine(stages: Stages, line: Uint8Array): Explanation {
  const { format, policy, names, keyring, clock } = stages;
  const fields = new Fields();
  const fit = format.parse(line, 0, line.length, fields);
  const scanner = new Scanner(names, policy.modes);
  const nearMisses: (Stretch & { why: string })[] = [];
  scanner.nearMiss = (from, to, why) => nearMisses.push({ from, to, why });
  const tape = new Tape();
  const lines = new LineTable();
  lines.push(0, line.length, line.length, 0);
  const time = fields.time;
  lines.times[0] = Number.isNaN(time) ? clock() : time;
  scanner.scan(line, fields, tape);
  const { actions, noAddress } = actionsOf(policy);
  new Resolver(actions, noAddress, keyring).resolve(line, lines, tape);
  const output = new Output();
  splice(line, lines, tape, output, new Tally());
  const current = format instanceof Detect ? format.current.name : format.name;
  return {
    format: current,
    fit: FITS[fit],
    time: Number.isNaN(time) ? undefined : new Date(time * 1000).toISOString(),
    key: keyOf(keyring.open(keyring.epochOf(lines.times[0]))),
    fields: Array.from({ length: fields.count }, (_, i) => ({
      from: fields.starts[i],
      to: fields.ends[i],
      kind: KIND_NAMES[fields.kinds[i]],
    })),
    spans: Array.from({ length: tape.count }, (_, i) => ({
      from: tape.starts[i],
      to: tape.ends[i],
      kind: VALUE_KINDS[tape.kinds[i]],
      foundBy: FOUND_BY[tape.foundBy[i]],
      action: policy.modes[VALUE_KINDS[tape.kinds[i]]],
      becomes: latin1(tape.replacement, tape.from[i], tape.to[i]),
    })),
    nearMisses,
    withheld: lines.withheld[0] === 0 ? undefined : WITHHELD[lines.withheld[0] - 1],
    out: latin1(output.view()),
  };
}

function keyOf(keys: EpochKeys | undefined): Explanation['key'] {
  if (keys === undefined) return undefined;
  return { id: keyIdText(keys.keyId), prefix: prefixOf(keys.keyId) };
}
