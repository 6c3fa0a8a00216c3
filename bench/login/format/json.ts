import type { Login } from '../login.ts';
import { text } from './text.ts';

/** The generic shape of a login event, one JSON object a line. */
export function json({ time, outcome, account, address, agent }: Login): string {
  return JSON.stringify({
    time: new Date(time * 1000).toISOString(),
    event: 'login',
    outcome,
    account,
    ip: text(address),
    user_agent: agent,
  });
}
