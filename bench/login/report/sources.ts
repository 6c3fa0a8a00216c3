/** A number that the generator is built on. */
export interface Source {
  readonly number: string;
  readonly value: string;
  /** As LOGIN.md names it, or `assumption` where nobody published one. */
  readonly source: string;
  /** The file that uses it, below bench/login. */
  readonly used: string;
}

const LOGIN = 'LOGIN.md';

export const SOURCES: readonly Source[] = [
  {
    number: 'phones are located this far off, median',
    value: '179 to 207 km',
    source: `${LOGIN}, "What others do"`,
    used: 'world/synthetic-geo.ts; people/access.ts (gateways)',
  },
  {
    number: 'fixed lines are located this far off, median of a network',
    value: '3 to 16 km',
    source: `${LOGIN}, "What others do"`,
    used: 'world/synthetic-geo.ts',
  },
  {
    number: 'two databases differ on an address, p90',
    value: '650 km',
    source: 'FACTS.md, "Embedded geo data" (15, 650, 3,487 km at p50, p90, p99)',
    used: 'world/synthetic-geo.ts (tail of fixed lines)',
  },
  {
    number: 'honest logins from listed addresses',
    value: '9.6 %',
    source: `${LOGIN}, "Score", N`,
    used: 'people/grow.ts, people/habit (VPN, relay, company, server together)',
  },
  {
    number: 'take-overs from listed addresses',
    value: '54.6 %',
    source: `${LOGIN}, "Score", N`,
    used: 'attack/naive.ts',
  },
  {
    number: 'take-overs from the home country',
    value: '7 %',
    source: `${LOGIN}, "Score", p_A(country)`,
    used: 'attack/naive.ts',
  },
  {
    number: 'logins of an account',
    value: '65 on average',
    source: `${LOGIN}, "Score" (800 accounts, 52,000 logins)`,
    used: 'people/grow.ts (log-normal, median 46)',
  },
  {
    number: 'history of the victim',
    value: '12 and 39 logins, up to an eighth more or fewer',
    source: 'issue 4, "Measured"',
    used: 'generate-logins.ts',
  },
  {
    number: 'stuffing: attempts and accounts',
    value: 'at least 25 on at least 15',
    source: `${LOGIN}, "Credential attacks"`,
    used: 'attack/stuffing.ts (30 to 120)',
  },
  {
    number: 'silence before an account is woken',
    value: 'over 90 days',
    source: `${LOGIN}, "Score", Z`,
    used: 'generate-logins.ts (100 days and more)',
  },
  {
    number: 'databases change their mind about a prefix',
    value: '1 % a month',
    source: `assumption; that they do: ${LOGIN}, "What others do"`,
    used: 'world/synthetic-geo.ts',
  },
  {
    number: 'prefixes in a wrong country',
    value: '0.4 %',
    source: 'assumption: the p99 above is of all addresses, and people have the better known ones',
    used: 'world/synthetic-geo.ts',
  },
  {
    number: 'networks whose kind is recognized',
    value: 'fixed 90, mobile 85, hosting 92, VPN exits 95 (half as hosting), relays 95 %',
    source: 'assumption; no free data has the kind (FACTS.md)',
    used: 'world/synthetic-geo.ts',
  },
  {
    number: 'accounts with each hard habit',
    value:
      'roaming phone and joiner 8, traveller and new phone 5, two homes, relay and company 4, service 0.6 %',
    source: 'assumption; that they are hard: LOGIN.md, complaints of users',
    used: 'people/habit',
  },
  {
    number: 'in 240 days, everybody',
    value:
      'at most 0.6 trips abroad, 0.42 new devices, 4 % other providers, 11 % use a VPN (half of them take it up in that time), 55 % a phone',
    source: 'assumption',
    used: 'people/grow.ts',
  },
  {
    number: 'logins with another one by the other device soon after; mistyped passwords',
    value: '15 %; 6 %',
    source: 'assumption',
    used: 'people/diary.ts',
  },
  {
    number: 'logins over the line of somebody else in the country; computers over the phone',
    value: '1 %; 4 % of those who use both',
    source: 'assumption',
    used: 'people/person.ts',
  },
  {
    number: 'journeys: nobody logs in, then at the hours of where they are',
    value: '3 h and 750 km/h',
    source: 'assumption',
    used: 'people/trips.ts',
  },
  {
    number: 'relays in the middle: soon after a login; at another hour at which the victim is up',
    value: '50; 50 %',
    source: 'assumption',
    used: 'attack/middle.ts',
  },
  {
    number: 'relays in the middle that pass the browser string on; that hide behind a line',
    value: '60 %; 10 %',
    source: 'assumption',
    used: 'attack/middle.ts',
  },
  {
    number: 'residential proxies with the browser of the victim',
    value: '50 %',
    source: 'assumption',
    used: 'attack/foreign-residential.ts',
  },
  {
    number: 'slow spray, dormant wake, poisoning: from the home country',
    value: '30, 50, 50 %',
    source: 'assumption',
    used: 'attack',
  },
  {
    number: 'accounts that are attacked, each once',
    value: '8 %',
    source: 'assumption: so few that attackers do not become a habit of the organization',
    used: 'login.ts',
  },
];
