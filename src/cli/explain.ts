import { Fault } from '../base/fault.ts';
import { stagesOf } from '../config/stages-of.ts';
import { contentEnd } from '../frame/newline.ts';
import { type Explanation, explainLine } from '../pipeline/explanation.ts';
import { openSource, STDIN } from '../source/open-source.ts';
import { type MessageOptions, openMessages } from './messages.ts';
import { configOf, type ReadOptions } from './options.ts';
import { table } from './table.ts';

/** `explain`: why a line comes out as it does. Shows nothing that the line out does not hold. */
export async function explain(
  line: string | undefined,
  options: ReadOptions & MessageOptions,
): Promise<void> {
  const messages = await openMessages(options);
  const config = await configOf(options);
  const stages = await stagesOf(config, (fault) => messages.fault(fault));
  if (line === undefined && process.stdin.isTTY === true)
    messages.notice('reading one line from standard input');
  const bytes = line === undefined ? await firstLine(config.limits.line) : Buffer.from(line);
  const told = explainLine(stages, bytes.subarray(0, contentEnd(bytes, 0, bytes.length)));
  process.stdout.write(options.json === true ? `${JSON.stringify(told)}\n` : asText(told));
}

/** The first line of standard input. */
async function firstLine(limit: number): Promise<Uint8Array> {
  const source = await openSource(STDIN);
  const blocks: Uint8Array[] = [];
  let size = 0;
  for (let block = await source.next(); block !== undefined; block = await source.next()) {
    const feed = block.indexOf(0x0a);
    blocks.push(block.slice(0, feed === -1 ? block.length : feed));
    size += block.length;
    if (feed !== -1 || size > limit) break;
  }
  await source.close();
  if (blocks.length === 0)
    throw new Fault('data', 'cannot explain: standard input is empty, wanted one line');
  if (size > limit && !blocks.at(-1)?.includes(0x0a) && Buffer.concat(blocks).length > limit)
    throw new Fault('data', `cannot explain: the line is longer than the limit of ${limit} bytes`);
  return Buffer.concat(blocks);
}

const FIT_WORDS = {
  whole: 'the whole line was understood',
  partial: 'the beginning was understood, the rest is searched as text',
  none: 'the line did not fit, it is searched as text',
} as const;

function asText(told: Explanation): string {
  const range = ({ from, to }: { from: number; to: number }) => `${from}-${to}`;
  const parts = [
    `format   ${told.format}: ${FIT_WORDS[told.fit]}\n`,
    `time     ${told.time ?? 'none in the line: that of the line before counts, or now'}\n`,
    `key      ${told.key === undefined ? 'none' : `${told.key.id}, addresses in ${told.key.prefix}`}\n`,
    '\nfields\n',
    table([['bytes', 'field'], ...told.fields.map((field) => [range(field), field.kind])]),
    '\nreplaced\n',
    told.spans.length === 0
      ? '  nothing\n'
      : table([
          ['bytes', 'kind', 'found by', 'action', 'becomes'],
          ...told.spans.map((s) => [range(s), s.kind, s.foundBy, s.action, s.becomes]),
        ]),
  ];
  if (told.nearMisses.length > 0)
    parts.push(
      '\nlooked at and left\n',
      table([['bytes', 'why'], ...told.nearMisses.map((miss) => [range(miss), miss.why])]),
    );
  if (told.withheld !== undefined) parts.push(`\nwithheld  reason ${told.withheld}\n`);
  return `${parts.join('')}\nline out\n  ${Buffer.from(told.out, 'latin1').toString()}\n`;
}
