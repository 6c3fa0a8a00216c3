import type { LoginEvent } from '../../../src/model/login-event.ts';
import type { Login } from '../login.ts';

const NOTHING = { user: undefined, address: undefined, agent: undefined };

/** The event that a reader should make of a login's line: line `line` of the log of its service. */
export function eventOf(login: Login, line: number): LoginEvent {
  const { time, outcome, account, address, agent, device, service } = login;
  return {
    time,
    outcome,
    account,
    address,
    agent,
    device,
    said: undefined,
    rule: service,
    source: service,
    line,
    log: () => NOTHING,
  };
}

/** The events of all logins, in their order, each with its line number in the log of its service. */
export function eventsOf(logins: readonly Login[]): LoginEvent[] {
  const lines = { json: 0, nginx: 0, sshd: 0 };
  return logins.map((login) => eventOf(login, ++lines[login.service]));
}
