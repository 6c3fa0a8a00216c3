/** Monday 7 September 2026, 08:00 UTC, in seconds. */
export const START = Date.UTC(2026, 8, 7, 8) / 1000;

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

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
