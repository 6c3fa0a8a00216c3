import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/config/format-of.ts';
import { LoginReader } from '../../../src/login/read/login-reader.ts';
import { Fields } from '../../../src/model/fields.ts';
import { entriesOf, NameTable } from '../../../src/model/name-table.ts';
import { defaultPolicy } from '../../../src/rules/default-policy.ts';
import { loadLoginRules } from '../../../src/rules/login/login-library.ts';
import { LOGIN_RULES } from '../../../src/rules/login/login-library-files.ts';
import { readLoginRulesDirectory } from '../../../src/rules/login/login-rules-directory.ts';
import { LoginSampleRun, SAMPLE_NOW } from '../../../src/rules/login/login-sample-run.ts';
import { factsOf, provenLoginRule } from '../../../src/rules/login/proven-login-rule.ts';
import { loginRulesInForce } from '../../../src/rules/login/proven-login-rules.ts';

const files = await readLoginRulesDirectory(LOGIN_RULES);
const policy = defaultPolicy();

/** The logs that have to ship, each with the rules that read it. */
const LOGS: Record<string, readonly string[]> = {
  'nginx and Apache access log of a form': ['form-login'],
  'Apache error log': ['apache-error'],
  'JSON API': ['api-login'],
  'anything that logs JSON': ['login-event'],
  'ticket system': ['zendesk'],
  Keycloak: ['keycloak-event', 'keycloak-text'],
  Nextcloud: ['nextcloud'],
  Okta: ['okta'],
  Entra: ['entra'],
  Google: ['google-workspace'],
  authentik: ['authentik'],
  Gitea: ['gitea'],
  Grafana: ['grafana'],
  sshd: ['sshd'],
  dovecot: ['dovecot'],
  'postfix SASL': ['postfix-sasl'],
  vsftpd: ['vsftpd'],
  proftpd: ['proftpd'],
  WordPress: ['wordpress'],
  DirectAdmin: ['directadmin'],
  Plesk: ['plesk'],
  cPanel: ['cpanel'],
  Roundcube: ['roundcube'],
  WHMCS: ['whmcs'],
};

/** What names accounts and is no login. */
const OTHERS = ['unix'];

describe('the login rules of the package', () => {
  it('read every log that has to ship', () => {
    expect(files.map(({ rule }) => rule.id).sort()).toEqual(
      [...Object.values(LOGS).flat(), ...OTHERS].sort(),
    );
  });

  it.each(files)('$rule.id is proven by five logins and five lines that are none', (file) => {
    expect(() => provenLoginRule(file, policy)).not.toThrow();
    const logins = file.samples.filter(({ wanted }) => wanted !== undefined);
    expect(logins.length).toBeGreaterThanOrEqual(OTHERS.includes(file.rule.id) ? 0 : 5);
    expect(file.samples.filter(({ wanted }) => wanted === undefined).length).toBeGreaterThanOrEqual(
      5,
    );
    for (const source of file.sources) expect(source).toMatch(/^https?:\/\//);
  });

  it('do not take each other’s lines', () => {
    const all = new LoginSampleRun(
      files.map(({ rule }) => rule),
      policy,
    );
    for (const { rule, samples } of files) {
      const alone = new LoginSampleRun([rule], policy);
      for (const sample of samples.filter(({ wanted }) => wanted !== undefined)) {
        const read = all.read(sample, rule.reads.by);
        expect(read?.rule.id, sample.line).toBe(rule.id);
        expect(factsOf(read)).toEqual(factsOf(alone.read(sample, rule.reads.by)));
      }
    }
  });

  it('read their lines in one source of all sorts, whose format is found line by line', async () => {
    const names = new NameTable(entriesOf(policy.names));
    const format = await formatOf('auto', undefined, names);
    const reader = new LoginReader(
      files.map(({ rule }) => rule),
      () => SAMPLE_NOW,
    );
    const fields = new Fields();
    const samples = files.flatMap(({ rule, samples }) =>
      samples.filter(({ format }) => format === undefined).map((sample) => ({ rule, sample })),
    );
    // Another order, so that a line seldom stands behind one of its own sort.
    for (const { rule, sample } of samples.toSorted((a, b) =>
      a.sample.line < b.sample.line ? 1 : -1,
    )) {
      if (sample.wanted === undefined) continue;
      const bytes = new Uint8Array(Buffer.from(sample.line));
      const fit = format.parse(bytes, 0, bytes.length, fields);
      const read = reader.read(bytes, 0, bytes.length, fields, fit, format.family);
      expect(read?.rule.id, sample.line).toBe(rule.id);
    }
  });

  it('are loaded as they are written', async () => {
    expect(await loadLoginRules()).toEqual(files.map(({ rule }) => rule));
  });

  it('stand behind those of the user, and give way to one of the same name', () => {
    const [one, two] = files.map(({ rule }) => rule);
    const own = [{ ...two, says: 'ours' }];
    expect(loginRulesInForce(own, [one, two])).toEqual([own[0], one]);
  });
});
