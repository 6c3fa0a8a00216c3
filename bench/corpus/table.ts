import { machineText } from '../machine.ts';
import { ENCODINGS } from './encoding/encodings.ts';
import { LEAST_RECALL, type Recall, type Result } from './result.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** The result as Markdown: the share found by kind and encoding, and what was changed for nothing. */
export function table({ date, machine, seed, recalls, harmless }: Result): string {
  const kinds = [...new Set(recalls.map(({ kind }) => kind))];
  const encodings = ENCODINGS.map(({ name }) => name).filter((name) =>
    recalls.some(({ encoding }) => encoding === name),
  );
  const rows = kinds.map((kind) => {
    const own = recalls.filter((recall) => recall.kind === kind);
    return [
      kind,
      own[0]?.group ?? '',
      whole.format(sum(own, 'planted')),
      share(own),
      ...encodings.map((name) => share(own.filter(({ encoding }) => encoding === name))),
    ];
  });
  const all = encodings.map((name) => share(recalls.filter(({ encoding }) => encoding === name)));
  const rate = (harmless.changed / Math.max(1, harmless.lines)) * 100_000;
  return [
    `${date}, seed ${seed}: ${whole.format(sum(recalls, 'planted'))} lines with a planted value, ${whole.format(harmless.lines)} harmless ones. ${machineText(machine)}.`,
    '',
    `Found, in percent; – where a kind is not written so, bold where less than ${100 * LEAST_RECALL} %:`,
    '',
    ...lined([
      ['kind', 'group', 'lines', 'all', ...encodings],
      ...rows,
      ['**all**', '', whole.format(sum(recalls, 'planted')), share(recalls), ...all],
    ]),
    '',
    `Harmless lines that were changed: ${harmless.changed} of ${whole.format(harmless.lines)}, ${rate.toFixed(1)} in 100,000.`,
  ].join('\n');
}

const sum = (recalls: readonly Recall[], count: 'planted' | 'found'): number =>
  recalls.reduce((total, recall) => total + recall[count], 0);

/** Rounded down, so that 100 means all. */
function share(recalls: readonly Recall[]): string {
  const planted = sum(recalls, 'planted');
  if (planted === 0) return '–';
  const part = sum(recalls, 'found') / planted;
  const text = part === 1 ? '100' : (Math.floor(part * 1000) / 10).toFixed(1);
  return part < LEAST_RECALL ? `**${text}**` : text;
}

/** A Markdown table with its columns lined up; all but the first two are figures. */
function lined(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((cells) => cells[i]?.length ?? 0)),
  );
  const [head = '', ...body] = rows.map(
    (cells) =>
      `| ${cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`,
  );
  const rule = widths.map((width, i) => (i < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head, `| ${rule.join(' | ')} |`, ...body];
}
