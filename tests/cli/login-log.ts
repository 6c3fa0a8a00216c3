import { readFileSync } from 'node:fs';

/** Monday 7 September 2026, 08:00 UTC, in seconds. */
export const START = Date.UTC(2026, 8, 7, 8) / 1000;
export const DAY = 86_400;

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const TOOL = 'python-requests/2.31.0';

const HOME = { country: 'NL', asn: 64_501, network: 'fixed', latitude: 52.1, longitude: 5.1 };
const FAR = { country: 'RO', asn: 64_510, network: 'hosting', latitude: 44.4, longitude: 26.1 };

/** A line of the generic shape; seconds since 1970. */
export function login(
  account: string,
  time: number,
  { address = '198.51.100.7', agent = FIREFOX, isFar = false, outcome = 'success' } = {},
): string {
  return `${JSON.stringify({
    time: new Date(time * 1000).toISOString(),
    ...{ event: 'login', outcome, account, ip: address, user_agent: agent },
    geo: { ...(isFar ? FAR : HOME), radius_km: 20 },
  })}\n`;
}

/** Days of logins at home, one a day. */
export function atHome(account: string, days = 20, from = START): string {
  return Array.from({ length: days }, (_, i) => login(account, from + i * DAY)).join('');
}

/** From far away with another machine, on the day `day` of the story. */
export function fromFar(account: string, day = 20, address = '203.0.113.9'): string {
  return login(account, START + day * DAY, { address, agent: TOOL, isFar: true });
}

/** The objects of a file with one a line. */
export function objects(path: string): Record<string, unknown>[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}
