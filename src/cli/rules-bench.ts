import { cpus } from 'node:os';
import { Output } from '../base/output.ts';
import { loadConfig } from '../config/load.ts';
import type { Rule } from '../model/rule.ts';
import { openSource } from '../source/open-source.ts';
import { harmlessLines } from './harmless-lines.ts';
import { jsonText } from './json-text.ts';
import { print } from './print.ts';
import { RuleCosts } from './rule-costs.ts';
import { ruleFilesOf } from './rule-files.ts';
import { table } from './table.ts';

const ROUNDS = 9;

/** So many bytes are measured on: short lines again and again, of a long log its beginning. */
const LEAST = 128 * 1024;
const MOST = 4 * 1024 * 1024;

const LINE_FEED = 0x0a;

interface BenchOptions {
  readonly lines?: string | undefined;
  readonly config?: string | undefined;
  readonly json?: boolean | undefined;
}

/** `rules bench`: what each rule costs, and all of them together. */
export async function benchRules(
  directories: readonly string[],
  options: BenchOptions,
): Promise<void> {
  const config = await loadConfig(options.config);
  const rules =
    directories.length > 0
      ? ruleFilesOf(directories).map(({ rule }) => rule)
      : config.policy.rules.rules.filter((rule): rule is Rule => rule !== undefined);
  const block = await blockOf(options.lines);
  const costs = new RuleCosts({ ...config, format: 'auto' }, block, ROUNDS);
  const measured: { rule: string; nsALine: number }[] = [];
  for (const rule of rules) measured.push({ rule: rule.id, nsALine: await costs.of([rule]) });
  const all = { nsALine: await costs.of(rules), nsALineWithout: await costs.none() };
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`;
  measured.sort((a, b) => b.nsALine - a.nsALine);
  if (options.json === true) return print(jsonText({ machine, lines: costs.lines, all, measured }));
  await print(
    [
      table([['rule', 'ns/line'], ...measured.map((one) => [one.rule, one.nsALine])]),
      `all ${rules.length} rules together: ${all.nsALine} ns a line over ${all.nsALineWithout} without rules\n`,
      `medians of ${ROUNDS} turns over ${costs.lines} lines; ${machine}\n`,
    ].join(''),
  );
}

/** The lines that are measured on, whole ones. */
async function blockOf(path: string | undefined): Promise<Uint8Array> {
  const lines = path === undefined ? harmlessLines() : await beginningOf(path);
  const block = new Output();
  do block.append(lines, 0, lines.length);
  while (lines.length > 0 && block.length < LEAST);
  return block.view().slice();
}

/** The first lines of a log, up to MOST bytes. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const source = await openSource(path);
  const read = new Output();
  try {
    for (let block = await source.next(); block !== undefined; block = await source.next()) {
      read.append(block, 0, block.length);
      if (read.length >= MOST) break;
    }
  } finally {
    await source.close();
  }
  const bytes = read.view();
  const last = bytes.lastIndexOf(LINE_FEED) + 1;
  return last === 0 ? Uint8Array.from([...bytes, LINE_FEED]) : bytes.slice(0, last);
}
