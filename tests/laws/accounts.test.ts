import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { stagesOf } from '../../src/config/stages-of.ts';
import { Audit } from '../../src/pipeline/audit.ts';
import { explainLine } from '../../src/pipeline/explanation.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import { LOGIN_RULES } from '../../src/rules/login/login-library-files.ts';
import type { LoginRuleFile, LoginSample } from '../../src/rules/login/login-rule-file.ts';
import { readLoginRulesDirectory } from '../../src/rules/login/login-rules-directory.ts';
import { LoginSampleRun } from '../../src/rules/login/login-sample-run.ts';

/*
 * An account that a login rule reads never stands raw in the line that leaves, wherever the line names it, and
 * what a finding says of it stands there instead. Every sample of every rule is tried, with its own account and
 * with a planted one that nobody could take for anything else.
 */

const config = parseConfig('', 'of the defaults');
const files = await readLoginRulesDirectory(LOGIN_RULES);

const FAMILY = { access: 'combined', json: 'json', text: 'text' } as const;

/** Joined once for each format: no line of a test depends on another one. */
const joined = new Map<string, Promise<Stages>>();

function stagesFor(format: string): Promise<Stages> {
  const known = joined.get(format) ?? stagesOf({ ...config, format });
  joined.set(format, known);
  return known;
}

/** What stands in place of an account, of the same sort: a number, an address, a name with marks or without. */
function planted(account: string): string {
  if (/^\d+$/.test(account)) return '98765430123';
  return account.replace(/^[^@ '",(\\]+/, 'wilhelmina');
}

/** The lines of a sample that name its account: as it is, and with another one. */
function linesOf({ rule }: LoginRuleFile, sample: LoginSample) {
  const run = new LoginSampleRun([rule], config.policy);
  const read = run.read(sample, rule.reads.by);
  const span = read?.spans.account;
  if (read?.account === undefined || span === undefined) return [];
  const raw = Buffer.from(sample.line).subarray(span.start, span.end).toString();
  const line = sample.line.replaceAll(raw, planted(raw));
  expect(run.read({ ...sample, line }, rule.reads.by)?.account).toBeDefined();
  return [
    { name: 'its own account', line: sample.line, raw: undefined },
    { name: 'a planted one', line, raw: planted(raw) },
  ];
}

const samples = files.flatMap((file) =>
  file.samples.flatMap((sample) =>
    linesOf(file, sample).map((one) => ({
      ...one,
      id: `${file.rule.id} ${sample.path.join('.')}`,
      format: sample.format ?? FAMILY[file.rule.reads.by],
    })),
  ),
);

describe('the account of a login', () => {
  it.each(samples)('$id, $name: does not leave', async ({ line, raw, format }) => {
    const stages = await stagesFor(format);
    const sluice = new Sluice(stages);
    const source = Buffer.from(`${line}\n`);
    // Whether anybody looks for logins or not.
    const unwatched = Buffer.from(sluice.push(source)).toString();
    const users: (string | undefined)[] = [];
    if (stages.logins !== undefined)
      stages.logins.onEvent = (event) => users.push(event.log().user);
    const out = Buffer.from(sluice.push(source)).toString();
    if (stages.logins !== undefined) stages.logins.onEvent = undefined;
    expect(unwatched).toBe(out);
    if (raw !== undefined) expect(out.toLowerCase()).not.toContain(raw.toLowerCase());
    expect(users).toEqual([expect.stringMatching(/^(user_|email_|name_|redacted_cookie)/)]);
    expect(out).toContain(users[0]);
    expect(`${explainLine(stages, Buffer.from(line)).out}\n`).toBe(out);
    const audit = new Audit(stages);
    audit.push(Buffer.from(out));
    audit.end();
    expect(audit.finds.filter(({ foundBy }) => foundBy === 'login rule')).toEqual([]);
  });
});

it('is shown for every rule whose samples name one', () => {
  const shown = new Set(samples.map(({ id }) => id.split(' ')[0]));
  const named = files.filter((file) => file.samples.some(({ wanted }) => wanted?.account));
  expect(named.map(({ rule }) => rule.id)).toEqual([...shown]);
});

/** Lines that are no login and name an account all the same, with a planted one in its place. */
const mentions = files.flatMap(({ rule, samples: all }) =>
  all.flatMap(({ line, wanted, path }) => {
    if (wanted !== undefined || rule.reads.by !== 'text') return [];
    const account = /\b(alice|bob)\b(?!@)/.exec(line)?.[1];
    if (account === undefined) return [];
    return [{ id: `${rule.id} ${path.join('.')}`, line: line.replaceAll(account, 'wilhelmina') }];
  }),
);

/** Lines that nobody can take apart: another program, a message of no known shape, a name with blanks. */
const UNKNOWN = /myapp|mail other|postfix\/smtpd|warn \[|localhost|^Accepted|for a from/;

describe('the account of a line that is no login', () => {
  it.each(mentions.filter(({ line }) => !UNKNOWN.test(line)))(
    '$id: does not leave',
    async ({ line }) => {
      const stages = await stagesFor('text');
      const out = Buffer.from(new Sluice(stages).push(Buffer.from(`${line}\n`))).toString();
      expect(out).not.toContain('wilhelmina');
      expect(`${explainLine(stages, Buffer.from(line)).out}\n`).toBe(out);
    },
  );

  it('is no login for whoever looks for them', async () => {
    const stages = await stagesFor('text');
    let seen = 0;
    if (stages.logins !== undefined)
      stages.logins.onEvent = () => {
        seen++;
      };
    for (const { line } of mentions) new Sluice(stages).push(Buffer.from(`${line}\n`));
    if (stages.logins !== undefined) stages.logins.onEvent = undefined;
    expect([mentions.length > 20, seen]).toEqual([true, 0]);
  });
});
