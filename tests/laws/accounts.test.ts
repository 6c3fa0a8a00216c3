import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { stagesOf } from '../../src/config/stages-of.ts';
import { explainLine } from '../../src/pipeline/explanation.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import { LOGIN_RULES } from '../../src/rules/login/login-library-files.ts';
import type { LoginRuleFile, LoginSample } from '../../src/rules/login/login-rule-file.ts';
import { readLoginRulesDirectory } from '../../src/rules/login/login-rules-directory.ts';
import { LoginSampleRun } from '../../src/rules/login/login-sample-run.ts';

/*
 * An account that a login rule reads never stands raw in the line that leaves, and what a finding says of it
 * stands there instead.
 */

const config = parseConfig('', 'of the defaults');
const files = await readLoginRulesDirectory(LOGIN_RULES);

const FAMILY = { access: 'combined', json: 'json', text: 'text' } as const;

/** What a run of the sample's format is joined from. */
function stagesFor({ rule }: LoginRuleFile, { format }: LoginSample): Promise<Stages> {
  return stagesOf({ ...config, format: format ?? FAMILY[rule.reads.by] });
}

/** The samples of a rule in whose lines the account stands in one stretch, as it is read. */
function accountsIn(file: LoginRuleFile) {
  const run = new LoginSampleRun([file.rule], config.policy);
  return file.samples.flatMap((sample) => {
    const read = sample.wanted && run.read(sample, file.rule.reads.by);
    const span = read?.spans.account;
    if (read?.account === undefined || span === undefined) return [];
    const raw = Buffer.from(sample.line).subarray(span.start, span.end).toString();
    return raw === read.account ? [{ path: sample.path.join('.'), sample, raw, span }] : [];
  });
}

const shown = files.filter((file) => accountsIn(file).length > 0);

describe.each(shown.map((file) => ({ id: file.rule.id, file })))('$id', ({ file }) => {
  it.each(accountsIn(file))(
    'leaves no account raw, in a run and in explain: $path',
    async (one) => {
      const { sample, raw, span } = one;
      const stages = await stagesFor(file, sample);
      const line = Buffer.from(sample.line);
      let user = 'no login was read';
      if (stages.logins !== undefined)
        stages.logins.onEvent = (event) => {
          user = event.log().user ?? user;
        };
      const left = new Sluice(stages).push(Buffer.concat([line, Buffer.from('\n')]));
      expect(Buffer.from(left).toString()).toContain(user);
      expect(user).not.toContain(raw);
      const { out, spans } = explainLine(stages, line);
      expect(`${out}\n`).toBe(Buffer.from(left).toString());
      expect(spans.some(({ from, to }) => from <= span.start && to >= span.end)).toBe(true);
    },
  );
});

it('is shown by samples of most rules', () => {
  expect(shown.length).toBeGreaterThan(18);
});
