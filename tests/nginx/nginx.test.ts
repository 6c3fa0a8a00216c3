import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasNginx, NginxServer } from './nginx-server.ts';
import { findPlanted } from './planted.ts';
import { sendRequests } from './requests.ts';
import { expectShape } from './shapes.ts';

const COMMAND = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js');
const INSTALLED = hasNginx();
const { CI } = env;
const HINT = INSTALLED ? '' : ' (nginx is not installed; Debian: apt-get install nginx-light)';

/** What came out of one run of logsluice. */
interface Outcome {
  readonly status: number | null;
  readonly text: string;
  readonly errors: string;
  readonly summary: Summary;
}

interface Summary {
  readonly lines_in: number;
  readonly lines_out: number;
  readonly withheld: Record<string, number>;
  readonly unparsed: number;
}

/** The runs over finished files: log, format, whether the format stands in the nginx.conf. */
const FILES = [
  ['combined.log', 'combined', false],
  ['combined.log', 'auto', false],
  ['detailed.log', 'detailed', true],
  ['records.log', 'records', true],
  ['records.log', 'auto', false],
  ['error.log', 'error', false],
  ['error.log', 'auto', false],
] as const;

describe.skipIf(!INSTALLED && CI === undefined)(`logs of a real nginx${HINT}`, () => {
  const children: ChildProcess[] = [];
  const outcomes = new Map<string, Outcome>();
  let server: NginxServer;
  let keys = '';
  let piped: Outcome;
  let tailed: Outcome;

  beforeAll(async () => {
    if (!INSTALLED) throw new Error(`cannot test with nginx${HINT}`);
    server = new NginxServer();
    keys = join(server.prefix, 'keys');
    mkdirSync(keys, { mode: 0o700 });
    const pipe = start('pipe', [
      '--nginx-conf',
      server.conf,
      '--format',
      'detailed',
      server.log('detailed.pipe'),
    ]);
    const tail = spawn('tail', ['-n', '+1', '-F', server.log('combined.log')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(tail);
    const behindTail = start('tail', ['--format', 'auto']);
    tail.stdout.pipe(behindTail.process.stdin);
    await server.start();
    await sendRequests(server.port);
    await server.stop();
    piped = await pipe.ended;
    const lines = linesOf(raw('combined.log')).length;
    await behindTail.until((text) => linesOf(text).length >= lines);
    tail.kill();
    tailed = await behindTail.ended;
  });

  afterAll(async () => {
    for (const child of children) child.kill();
    await server?.remove();
  });

  const raw = (log: string): string => readFileSync(server.log(log), 'latin1');

  const options = (name: string): string[] => [
    ...['--keys', keys, '--summary', join(server.prefix, `${name}.json`)],
  ];

  const summaryOf = (name: string): Summary =>
    JSON.parse(readFileSync(join(server.prefix, `${name}.json`), 'utf8'));

  /** Starts logsluice with its standard input open. */
  const start = (name: string, args: string[]) => {
    const child = spawn(process.execPath, [COMMAND, ...options(name), ...args]);
    children.push(child);
    const text = collect(child.stdout);
    const errors = collect(child.stderr);
    const ended = exitOf(child).then(
      (status): Outcome => ({ status, text: text(), errors: errors(), summary: summaryOf(name) }),
    );
    const until = async (enough: (text: string) => boolean) => {
      while (!enough(text())) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    return { process: child, ended, until };
  };

  /** The outcome of a run over a finished log, made once. */
  const overFile = (log: string, format: string, named: boolean): Outcome => {
    const name = `${log}-${format}`;
    const known = outcomes.get(name);
    if (known !== undefined) return known;
    const conf = named ? ['--nginx-conf', server.conf] : [];
    const args = [COMMAND, ...options(name), ...conf, '--format', format, server.log(log)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'latin1' });
    const outcome = { status, text: stdout, errors: stderr, summary: summaryOf(name) };
    outcomes.set(name, outcome);
    return outcome;
  };

  const expectClean = (outcome: Outcome, log: string): void => {
    expect(outcome.errors).toBe('');
    expect(outcome.status).toBe(0);
    for (const line of linesOf(outcome.text)) expect.soft(findPlanted(line)).toBeUndefined();
    expect(findPlanted(JSON.stringify(outcome.summary))).toBeUndefined();
    const lines = linesOf(raw(log)).length;
    expect(linesOf(outcome.text)).toHaveLength(lines);
    expect(outcome.summary).toMatchObject({ lines_in: lines, lines_out: lines, withheld: {} });
  };

  it('has planted something in every log', () => {
    for (const log of ['combined.log', 'detailed.log', 'records.log', 'error.log'])
      expect(
        linesOf(raw(log)).filter((line) => findPlanted(line) !== undefined).length,
      ).toBeGreaterThan(8);
  });

  it.each(FILES)(
    '%s as %s: nothing planted survives, and no line is lost',
    (log, format, named) => {
      expectClean(overFile(log, format, named), log);
    },
  );

  it.each(FILES)('%s as %s: every line keeps the shape of its format', (log, format, named) => {
    const outcome = overFile(log, format, named);
    expectShape(log, linesOf(outcome.text), linesOf(raw(log)));
    expect(outcome.summary.unparsed).toBe(0);
  });

  it('a pipe as access_log gives what the file gives', () => {
    expectClean(piped, 'detailed.log');
    expect(piped.text).toBe(overFile('detailed.log', 'detailed', true).text);
  });

  it('tail -F gives what the file gives', () => {
    expectClean(tailed, 'combined.log');
    expect(tailed.text).toBe(overFile('combined.log', 'auto', false).text);
  });

  it('keeps what is nobody’s: versions, statuses, sizes, plain parameters', () => {
    const { text } = overFile('combined.log', 'combined', false);
    expect(text).toContain('"GET /assets/jquery-3.4.1.2.min.js?v=1.2.3.4 HTTP/1.1" 200 3 ');
    expect(text).toContain('Gecko/20100101 Firefox/144.0"');
    expect(text).toMatch(/&maat=42 HTTP/);
    expect(text).toMatch(/"\\x16\\x03\\x01\\x02/);
  });
});

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

function collect(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('latin1').on('data', (data) => {
    text += data;
  });
  return () => text;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', (status) => resolve(status)));
}
