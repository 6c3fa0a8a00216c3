import { generateLines } from '../generate/generate-lines.ts';
import type { CorpusLine } from './plant.ts';

/** Fields that may change in any line. */
const EXPECTED: readonly string[] = ['address', 'user', 'forwarded', 'upstream'];
const AGENT = {
  combined: /" "([^"]*)"$/d,
  error: undefined,
  json: /"http_user_agent":"((?:[^"\\]|\\.)*)"/d,
} as const;

/**
 * The lines of generated traffic without personal data but in the fields that are made for it. They must
 * come out as they are outside those and the agent.
 */
export function* harmlessTraffic(
  format: 'combined' | 'error' | 'json',
  lines: number,
  seed: number,
): Generator<CorpusLine> {
  for (const { bytes, plants } of generateLines({ lines, seed, format })) {
    if (plants.some((plant) => !EXPECTED.includes(plant.kind))) continue;
    const line = Buffer.from(bytes).toString('latin1').trimEnd();
    const agent = AGENT[format]?.exec(line)?.indices?.[1];
    const spans = plants.map(({ offset, length }): [number, number] => [offset, offset + length]);
    if (agent !== undefined) spans.push(agent);
    spans.sort(([a], [b]) => a - b);
    const harmless: string[] = [];
    const personal: string[] = [];
    let at = 0;
    for (const [from, to] of spans) {
      harmless.push(line.slice(at, from));
      personal.push(line.slice(from, to));
      at = to;
    }
    harmless.push(line.slice(at));
    const names = { kind: 'traffic', variant: format, encoding: 'plain', position: 'any' };
    yield { ...names, format, pieces: { harmless, personal }, written: line, secrets: [] };
  }
}
