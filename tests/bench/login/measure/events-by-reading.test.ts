import { beforeAll, describe, expect, test } from 'vitest';
import { generateLogins } from '../../../../bench/login/generate-logins.ts';
import type { Login } from '../../../../bench/login/login.ts';
import { eventsOf } from '../../../../bench/login/measure/event-of.ts';
import { eventsByReading } from '../../../../bench/login/measure/events-by-reading.ts';
import type { LoginRule } from '../../../../src/model/login-rule.ts';
import { LOGIN_RULES } from '../../../../src/rules/login/login-library-files.ts';
import { readLoginRulesDirectory } from '../../../../src/rules/login/login-rules-directory.ts';

const { logins } = generateLogins({ accounts: 40, attacked: 0.05, seed: 1 });
let rules: LoginRule[];

beforeAll(async () => {
  rules = (await readLoginRulesDirectory(LOGIN_RULES)).map(({ rule }) => rule);
});

describe('eventsByReading()', () => {
  test('reads every login back out of its log as it was written', () => {
    const plain = ({ rule, log, ...event }: ReturnType<typeof eventsOf>[number]) => event;
    const read = eventsByReading(logins, rules);
    expect(new Set(read.map(({ source }) => source))).toEqual(new Set(['json', 'nginx', 'sshd']));
    expect(read.map(plain)).toEqual(eventsOf(logins).map(plain));
  });

  test('throws when a line says another login than it was written from', () => {
    const [first] = logins as [Login, ...Login[]];
    const blank = { ...first, service: 'nginx', account: '-' } as const;
    expect(() => eventsByReading([blank], rules)).toThrow('account is undefined');
    expect(() => eventsByReading([first], [])).toThrow('no login was found');
  });
});
