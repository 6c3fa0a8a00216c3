import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT_STATUSES } from '../src/cli/exit-statuses.ts';
import { program } from '../src/cli/program.ts';
import { FORMATS } from '../src/config/formats.ts';
import { configJsonSchema } from '../src/config/json-schema.ts';
import { parseConfig } from '../src/config/parse-config.ts';
import { VALUE_KINDS } from '../src/model/kind.ts';
import { WITHHELD, WITHHELD_SAYS } from '../src/model/tally.ts';
import { defaultPolicy } from '../src/rules/default-policy.ts';
import { readRule } from '../src/rules/read-rule.ts';
import { testRules } from '../src/rules/test-rules.ts';
import { temporaryDirectories } from './pseudonym/temporary.ts';
import { writeFiles } from './rules/directories.ts';

/*
 * The tables of the README are made from the code. UPDATE_README=1 writes them; without it they have
 * to be what the code says.
 */

const temporaryDirectory = temporaryDirectories();

const README = join(import.meta.dirname, '..', 'README.md');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

interface SchemaPart {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly anyOf?: readonly SchemaPart[];
}

function kinds(): string {
  const schema = configJsonSchema() as SchemaPart;
  const redact = schema.properties?.['redact'];
  const parts = redact?.properties ?? redact?.anyOf?.[0]?.properties ?? {};
  const { modes } = defaultPolicy();
  return table(
    ['kind', 'what it is', 'becomes', 'or'],
    VALUE_KINDS.flatMap((kind) => {
      const part = parts[kind];
      if (part === undefined) return [];
      const others = (part.enum ?? []).filter((mode) => mode !== modes[kind]);
      return [[`\`${kind}\``, part.description ?? '', modes[kind], others.join(', ')]];
    }),
  );
}

interface Named {
  name(): string;
  description(): string;
  readonly parent: Named | null;
}

const path = (command: Named): string =>
  command.parent === null ? command.name() : `${path(command.parent)} ${command.name()}`;

function commands(): string {
  const root = program(() => undefined);
  return [root, ...root.commands.flatMap((each) => [each, ...each.commands])]
    .filter((command) => command === root || command.commands.length === 0)
    .map((command) => {
      const args = command.registeredArguments.map((argument) => {
        const label = `${argument.name()}${argument.variadic ? '…' : ''}`;
        return argument.required ? `<${label}>` : `[${label}]`;
      });
      const options = command.options.map((option) => [`\`${option.flags}\``, option.description]);
      return [
        `**\`${[path(command as Named), ...args].join(' ')}\`**: ${(command as Named).description()}`,
        ...(options.length > 0 ? [table(['option', 'meaning'], options)] : []),
      ].join('\n\n');
    })
    .join('\n\n');
}

const SUMMARY: readonly (readonly [string, string])[] = [
  ['lines_in', 'lines that came in'],
  ['lines_out', 'lines that left, redacted where needed'],
  ['withheld', 'lines withheld, by reason (below)'],
  ['dropped', 'lines that a filter took out'],
  ['unparsed', 'lines that did not fit the format and were searched as text'],
  ['bytes_in', 'bytes that came in'],
  ['bytes_out', 'bytes that left'],
  ['replaced', 'replaced values, by kind'],
  [
    'caches',
    'what was met before: lines written again from known values, addresses, browser strings; hits, misses and the rate of hits',
  ],
  ['seconds', 'how long it took'],
];

const sections: Record<string, () => string> = {
  formats: () =>
    table(
      ['`--format`', 'lines'],
      Object.entries(FORMATS).map(([name, says]) => [`\`${name}\``, says]),
    ),
  kinds,
  commands,
  summary: () =>
    [
      table(
        ['count', 'of'],
        SUMMARY.map(([name, says]) => [`\`${name}\``, says]),
      ),
      table(
        ['reason', 'the line is'],
        WITHHELD.map((reason) => [`\`${reason}\``, WITHHELD_SAYS[reason]]),
      ),
    ].join('\n\n'),
  exits: () =>
    table(
      ['status', 'meaning'],
      EXIT_STATUSES.map(([status, says]) => [String(status), says]),
    ),
};

const markers = (name: string): RegExp =>
  new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`);

describe('README', () => {
  if (process.env['UPDATE_README'] === '1') {
    let text = readFileSync(README, 'utf8');
    for (const [name, make] of Object.entries(sections))
      text = text.replace(markers(name), (_, open, __, close) => `${open}\n${make()}\n\n${close}`);
    writeFileSync(README, text);
  }
  const text = readFileSync(README, 'utf8');

  it.each(Object.keys(sections))('says of %s what the code says', (name) => {
    expect(markers(name).exec(text)?.[2]?.trim()).toBe(sections[name]?.().trim());
  });

  it('counts in the summary exactly what a run counts', async () => {
    const { Tally } = await import('../src/model/tally.ts');
    const names = [...Object.keys(new Tally().toJSON()), 'caches', 'seconds'];
    expect(SUMMARY.map(([name]) => name).sort()).toEqual(names.sort());
  });

  const blocks = (kind: string): string[] =>
    [...text.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
      ([, block]) => block ?? '',
    );

  it('shows a rule that does what its samples say, and of which every part has its sample', () => {
    const [rule = ''] = blocks('yaml rule');
    const file = readRule(rule, 'README.md', 'shop', () => []);
    const result = testRules([file], defaultPolicy());
    expect(result).toMatchObject({ failed: [], uncovered: [] });
  });

  it('shows configs that are right', () => {
    const directory = temporaryDirectory();
    writeFiles(directory, { 'rules.d/shop/customer.yaml': blocks('yaml rule')[0] ?? '' });
    const configs = blocks('yaml').map((yaml) => parseConfig(yaml, join(directory, 'c.yaml')));
    expect(configs).toHaveLength(3);
    expect(configs[0]?.policy.rules.rules[1]?.id).toBe('shop/customer');
    expect(configs[1]?.filter.filter).toHaveLength(4);
    expect(configs[2]?.policy.modes.agent).toBe('drop');
  });

  it('links to files that are there', () => {
    for (const [, path] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(() => readFileSync(join(README, '..', path ?? ''))).not.toThrow();
  });
});
