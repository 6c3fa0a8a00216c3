import * as v from 'valibot';
import {
  FINDING_STATES,
  FINDING_STATUSES,
  FINDING_TYPES,
  type Finding,
  SEVERITIES,
} from '../../model/finding.ts';
import { NETWORK_KINDS } from '../../model/network.ts';

/*
 * The shape of a line of findings. What goes in has null where the finding has undefined.
 */

const orNull = <const T extends v.GenericSchema>(schema: T) =>
  v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const time = (says: string) => v.pipe(v.string(), v.isoTimestamp(), v.description(says));
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/), v.description('ISO 3166-1 alpha-2'));
const text = (says: string) => v.pipe(v.string(), v.description(says));

const reason = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)),
  weight: v.pipe(v.number(), v.description('What it adds to the score, in nats; 0 for a floor')),
  words: v.string(),
  numbers: v.record(v.string(), v.number()),
});

const login = v.strictObject({
  time: time('Event time of the login, UTC'),
  source: text('The source as the user named it'),
  line: v.pipe(whole, v.description('Number of the line in the source, from 1')),
  country: orNull(country),
  network: v.strictObject({
    asn: orNull(whole),
    organization: orNull(v.string()),
    kind: v.picklist(NETWORK_KINDS),
  }),
  device: orNull(text('System, browser family and class')),
});

const usual = v.strictObject({
  logins: whole,
  days: v.pipe(v.number(), v.minValue(0)),
  countries: v.array(v.strictObject({ country: v.string(), share })),
  networks: v.array(v.strictObject({ asn: whole, share })),
  devices: v.array(v.strictObject({ device: v.string(), share })),
});

const previous = v.strictObject({
  time: time('Event time of the login before, UTC'),
  country: orNull(country),
  distance_km: orNull(v.number()),
  uncertainty_km: orNull(v.number()),
  minutes: v.number(),
});

export const findingShape = v.strictObject({
  schema: v.pipe(v.literal(1), v.description('Version of this schema')),
  id: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9]{1,64}$/),
    v.description('The same for all states of one episode'),
  ),
  type: v.picklist(FINDING_TYPES),
  state: v.pipe(v.picklist(FINDING_STATES), v.description('Which state of its episode this tells')),
  status: v.picklist(FINDING_STATUSES),
  severity: v.picklist(SEVERITIES),
  score: v.number(),
  threshold: v.number(),
  account: orNull(text('Pseudonym of the account, stable over epochs')),
  log: v.pipe(
    v.strictObject({
      user: orNull(v.string()),
      address: orNull(v.string()),
      agent: orNull(v.string()),
    }),
    v.description('The pseudonyms that stand in the redacted log'),
  ),
  reasons: v.pipe(v.array(reason), v.description('Heaviest first')),
  login,
  usual: orNull(usual),
  previous: orNull(previous),
  technique: v.pipe(
    v.string(),
    v.regex(/^(T[0-9]{4}(\.[0-9]{3})?)?$/),
    v.description('MITRE ATT&CK technique; empty where none fits'),
  ),
  count: v.pipe(whole, v.description('Logins of the episode so far')),
  first: time('Event time of the first of them, UTC'),
  last: time('Event time of the last of them, UTC'),
});

/** The finding that a line of findingLine() holds. */
export function parseFindingLine(line: string): Finding {
  return JSON.parse(line, (_, value: unknown) => value ?? undefined) as Finding;
}

/** The finding that a line of native JSON holds; undefined when it holds none. */
export function readFindingLine(line: string): Finding | undefined {
  try {
    const result = v.safeParse(findingShape, JSON.parse(line));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
