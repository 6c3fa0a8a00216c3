import fc from 'fast-check';
import {
  FINDING_STATES,
  FINDING_STATUSES,
  FINDING_TYPES,
  type Finding,
  type Reason,
  SEVERITIES,
} from '../../../src/model/finding.ts';
import { NETWORK_KINDS } from '../../../src/model/network.ts';

/** A finding of an invented person, with all that a finding can have. */
export const SAMPLE: Finding = {
  schema: 1,
  id: '4fq2mz',
  type: 'unfamiliar_login',
  state: 'opened',
  status: 'open',
  severity: 'high',
  score: 7.4,
  threshold: 5.8,
  account: 'account_k3fq_mz4tq2aaaaaaaaaa',
  log: {
    user: 'user_a2bc_mz4tq2bbbbbbbbbb',
    address: 'fd12:3456:789a:1::42',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
  reasons: [
    {
      code: 'new_country',
      weight: 4.1,
      words: 'country RO: 0 of 214 logins in 90 days',
      numbers: { seen: 0, logins: 214, days: 90 },
    },
    { code: 'hosting_network', weight: 1.74, words: 'network of a hosting company', numbers: {} },
  ],
  login: {
    time: '2026-11-22T10:11:12Z',
    source: 'auth.log',
    line: 4711,
    country: 'RO',
    network: { asn: 64500, organization: 'Example Hosting', kind: 'hosting' },
    device: 'Linux, Firefox, desktop',
  },
  usual: {
    logins: 214,
    days: 90,
    countries: [
      { country: 'NO', share: 0.9 },
      { country: 'SE', share: 0.1 },
    ],
    networks: [{ asn: 64501, share: 1 }],
    devices: [{ device: 'Windows, Edge, desktop', share: 1 }],
  },
  previous: {
    time: '2026-11-22T10:00:12Z',
    country: 'NO',
    distance_km: 1760,
    uncertainty_km: 220,
    minutes: 11,
  },
  technique: 'T1078',
  count: 1,
  first: '2026-11-22T10:11:12Z',
  last: '2026-11-22T10:11:12Z',
};

/** The least that a finding can have. */
export const BARE: Finding = {
  ...SAMPLE,
  type: 'configuration',
  account: undefined,
  log: { user: undefined, address: undefined, agent: undefined },
  reasons: [],
  login: {
    ...SAMPLE.login,
    country: undefined,
    network: { asn: undefined, organization: undefined, kind: 'unknown' },
    device: undefined,
  },
  usual: undefined,
  previous: undefined,
  technique: '',
};

const orNot = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(one, { nil: undefined });
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
const share = fc.double({ noNaN: true, min: 0, max: 1 });
const time = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString());
const country = fc.stringMatching(/^[A-Z]{2}$/);
const asn = fc.integer({ min: 1, max: 4_294_967_294 });
const token = (kind: string): fc.Arbitrary<string> =>
  fc.stringMatching(/^[a-z2-7]{4}_[a-z2-7]{16}$/).map((text) => `${kind}_${text}`);
/** With quotes, line ends, other scripts and halves of characters. */
const text = fc.string({ unit: 'binary', maxLength: 30 });
const atMostFive = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 5 });

const reason: fc.Arbitrary<Reason> = fc.record({
  code: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
  weight: number,
  words: text,
  numbers: fc.dictionary(fc.stringMatching(/^[a-z_]{1,10}$/), number, { maxKeys: 4 }),
});

/** Any finding. */
export const findings: fc.Arbitrary<Finding> = fc.record({
  schema: fc.constant(1 as const),
  id: fc.stringMatching(/^[a-z2-7]{8,16}$/),
  type: fc.constantFrom(...FINDING_TYPES),
  state: fc.constantFrom(...FINDING_STATES),
  status: fc.constantFrom(...FINDING_STATUSES),
  severity: fc.constantFrom(...SEVERITIES),
  score: number,
  threshold: number,
  account: orNot(token('account')),
  log: fc.record({
    user: orNot(token('user')),
    address: orNot(fc.oneof(fc.ipV6(), token('address'))),
    agent: orNot(text),
  }),
  reasons: atMostFive(reason),
  login: fc.record({
    time,
    source: text,
    line: fc.nat(),
    country: orNot(country),
    network: fc.record({
      asn: orNot(asn),
      organization: orNot(text),
      kind: fc.constantFrom(...NETWORK_KINDS),
    }),
    device: orNot(text),
  }),
  usual: orNot(
    fc.record({
      logins: fc.nat(),
      days: fc.nat(),
      countries: atMostFive(fc.record({ country, share })),
      networks: atMostFive(fc.record({ asn, share })),
      devices: atMostFive(fc.record({ device: text, share })),
    }),
  ),
  previous: orNot(
    fc.record({
      time,
      country: orNot(country),
      distance_km: orNot(number),
      uncertainty_km: orNot(number),
      minutes: number,
    }),
  ),
  technique: fc.constantFrom('T1078', 'T1078.004', 'T1110.003', 'T1110.004', ''),
  count: fc.nat(),
  first: time,
  last: time,
});
