import type { Told } from './episode/finding-of.ts';
import { loginFacts } from './episode/finding-of.ts';
import type { Login } from './login.ts';

/** The finding that says why there will be no others: the log has the address of a proxy in place of the client's. */
export function proxyFinding(login: Login, time: number): Told {
  return {
    type: 'configuration',
    severity: 'medium',
    score: 0,
    threshold: 0,
    account: undefined,
    log: login.log(),
    reasons: [
      {
        code: 'misconfigured_proxy',
        weight: 0,
        words:
          'more than 80 % of the logins come from one private or loopback address: the log has the address of a ' +
          'proxy and not that of the client, and no login is judged until it has',
        numbers: { percent: 80 },
      },
    ],
    login: loginFacts(login, time, () => undefined),
    usual: undefined,
    previous: undefined,
    technique: 'T1078',
  };
}
