import type { WithheldReason } from '../model/tally.ts';
import type { Explanation } from '../pipeline/explanation.ts';
import { printable } from '../yaml/quote.ts';
import { table } from './table.ts';

/** What a person has to know beside the explanation. */
interface Setting {
  /** In bytes. */
  readonly lineLimit: number;
  /** Whether there is a key directory. */
  readonly hasKeys: boolean;
}

const FIT_WORDS = {
  whole: 'the whole line was understood',
  partial: 'the beginning was understood, the rest is searched as text',
  none: 'the line did not fit, it is searched as text',
} as const;

/** An explanation for a person at a terminal. */
export function explanationText(told: Explanation, setting: Setting): string {
  const { fields, spans, nearMisses, withheld } = told;
  const parts: string[] = [];
  if (told.fit !== undefined) {
    parts.push(
      `format    ${told.format}: ${FIT_WORDS[told.fit]}\n`,
      `time      ${told.time ?? 'none in the line: that of the line before counts, else now'}\n`,
      `key       ${keyText(told.key, setting.hasKeys)}\n`,
    );
  }
  if (withheld !== undefined)
    parts.push(`withheld  ${withheldText(withheld, setting.lineLimit)}\n`);
  if (fields.length > 0)
    parts.push(
      withheld === undefined ? '\nfields, as they leave\n' : '\nfields\n',
      table([
        ['bytes', 'field', ...(withheld === undefined ? ['leaves as'] : [])],
        ...fields.map((field) => [range(field), field.kind, printable(field.out ?? '')]),
      ]),
    );
  if (withheld === undefined)
    parts.push(
      '\nreplaced\n',
      spans.length === 0
        ? '  nothing\n'
        : table([
            ['bytes', 'kind', 'rule', 'found by', 'action', 'becomes'],
            ...spans.map((s) => [
              range(s),
              s.kind,
              s.rule ?? '',
              s.foundBy,
              s.action,
              printable(s.becomes),
            ]),
          ]),
    );
  if (nearMisses.length > 0)
    parts.push(
      '\nlooked at and left\n',
      table([['bytes', 'why'], ...nearMisses.map((miss) => [range(miss), miss.why])]),
    );
  parts.push(`\nline out\n  ${printable(told.out)}\n`);
  return parts.join('');
}

/** Bytes of the line, counted from 0; the second number is behind the last one. */
function range({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${from}-${to}`;
}

function keyText(key: Explanation['key'], hasKeys: boolean): string {
  if (key === undefined) return 'none for that time';
  const lasting = hasKeys ? '' : '; made for this answer alone, --keys DIR shows what a run makes';
  return `${key.id}, addresses become ${key.prefix}${lasting}`;
}

function withheldText(reason: WithheldReason, lineLimit: number): string {
  const words: Record<WithheldReason, string> = {
    too_long: `the line is longer than ${lineLimit} bytes (limits.line in the config)`,
    encoding: 'the line is UTF-16: recode the log to UTF-8, as with iconv',
    no_key: 'the key for its time was destroyed or cannot be had',
    failed: 'the line could not be judged',
    interrupted: 'the line was cut off by a signal',
    rule: 'a rule says so, or the line would take too long to judge',
    filter: 'a rule of the address filter says so',
  };
  return `reason ${reason}: ${words[reason]}`;
}
