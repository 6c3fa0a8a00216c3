import { machineText } from '../machine.ts';
import type { Result } from './result.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** The result as Markdown: what was measured, the table, what was skipped and the versions. */
export function table(result: Result): string {
  const { input, rounds, rows, skipped } = result;
  const size = Math.round(input.bytes / input.lines);
  const pinned = result.pinned ? 'pinned to one core' : 'not pinned to a core';
  const body = rows.map((row) => [
    row.ours ? `**${row.name}**` : row.name,
    row.does,
    whole.format(row.linesPerSecond),
    row.timesLogsluice === null ? '–' : `${row.timesLogsluice.toFixed(2)} ×`,
    `${Math.min(...row.seconds).toFixed(2)} to ${Math.max(...row.seconds).toFixed(2)} s`,
    row.cpuSeconds === null ? '–' : `${row.cpuSeconds.toFixed(2)} s`,
    row.peakMiB === null ? '–' : `${whole.format(row.peakMiB)} MiB`,
  ]);
  return [
    `${result.date}: ${whole.format(input.lines)} combined lines of ${size} bytes (seed ${input.seed}), file in, /dev/null out, one process, ${pinned}; medians of ${rounds} interleaved rounds. ${machineText(result.machine)}; load ${result.load.toFixed(1)} before the run.`,
    '',
    ...lined([
      [
        ...['process', 'does', 'lines/s', 'speed over logsluice'],
        ...['fastest to slowest', 'processor time', 'peak memory'],
      ],
      ...body,
    ]),
    '',
    ...(skipped.length > 0 ? [`Not there, so skipped: ${skipped.join(', ')}.`, ''] : []),
    `Versions: ${[...new Set(rows.map((row) => row.version))].join('; ')}.`,
  ].join('\n');
}

/** A Markdown table with its columns lined up, as the formatter wants it; all but the first two are figures. */
function lined(rows: readonly (readonly string[])[]): string[] {
  const escaped = rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = (escaped[0] ?? []).map((_, column) =>
    Math.max(...escaped.map((cells) => cells[column]?.length ?? 0)),
  );
  const [head = '', ...body] = escaped.map((cells) => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column < 2 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(' | ')} |`;
  });
  const rule = widths.map((width, i) => (i < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head, `| ${rule.join(' | ')} |`, ...body];
}
