import { writeAddress } from '../../base/address.ts';
import { bytesOf, latin1 } from '../../base/ascii.ts';
import type { ReadLogin } from '../../login/read/read-login.ts';
import { TimeText } from '../../login/read/value/read-time.ts';
import type { Policy } from '../../model/policy.ts';
import { printable } from '../../yaml/quote.ts';
import { yamlFault } from '../../yaml/yaml-fault.ts';
import { readYaml } from '../../yaml/yaml-text.ts';
import type { LoginRuleFile, WantedLogin } from './login-rule-file.ts';
import { LoginSampleRun, SAMPLE_NOW } from './login-sample-run.ts';

/**
 * The rule, when every sample is read as its file says. Else throws one Fault with all that are not, each at
 * its place with what differs.
 */
export function provenLoginRule(file: LoginRuleFile, policy: Policy): LoginRuleFile {
  const { rule, samples } = file;
  const run = new LoginSampleRun([rule], policy);
  const failures = samples.flatMap((sample) => {
    const wanted = sample.wanted && wantedFacts(sample.wanted);
    const found = factsOf(run.read(sample, rule.reads.by));
    const says = difference(wanted, found);
    return says === undefined ? [] : [{ sample, says }];
  });
  if (failures.length === 0) return file;
  const yaml = readYaml(file.text);
  throw yamlFault(
    { kind: 'login rule', name: file.file },
    file.text,
    failures.map(({ sample, says }) => {
      const [start, end] = yaml.valueAt(sample.path);
      return { start, end, says, open: sample.path.map(String) };
    }),
  );
}

/** What is compared of a login, in words. */
type Facts = ReadonlyMap<string, string>;

/** What a login says, as samples say it; undefined for none. */
export function factsOf(login: ReadLogin | undefined): Facts | undefined {
  if (login === undefined) return undefined;
  const { outcome, time, timeOf, account, address, agent, device, said } = login;
  return new Map(
    Object.entries({
      outcome,
      time: timeOf === 'clock' ? 'none of its own' : isoOf(time),
      account,
      address: address && textOf(address),
      agent,
      device,
      country: said?.country,
      asn: said?.asn,
      organization: said?.organization,
      network: said?.kind,
      latitude: said?.place?.latitude,
      longitude: said?.place?.longitude,
      radius_km: said?.place?.radiusKm,
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function wantedFacts({ said, time, ...others }: WantedLogin): Facts {
  const bytes = bytesOf(time);
  const seconds = new TimeText().read(bytes, 0, bytes.length, SAMPLE_NOW);
  const facts = { ...others, ...said, time: isoOf(seconds) };
  return new Map(
    Object.entries(facts).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

/** What differs; undefined when nothing does. */
function difference(wanted: Facts | undefined, found: Facts | undefined): string | undefined {
  if (wanted === undefined)
    return found && `the sample should be no login, and is a ${found.get('outcome')}`;
  if (found === undefined) return 'the sample should be a login, and is none';
  const names = new Set([...wanted.keys(), ...found.keys()]);
  const lines = [...names].flatMap((name) =>
    wanted.get(name) === found.get(name)
      ? []
      : [
          `    ${name}: wanted ${printable(wanted.get(name) ?? 'nothing')}`,
          `    ${' '.repeat(name.length)}   reads ${printable(found.get(name) ?? 'nothing')}`,
        ],
  );
  return lines.length === 0 ? undefined : ['the sample is read otherwise', ...lines].join('\n');
}

function isoOf(seconds: number): string {
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : 'no time';
}

function textOf(address: Uint8Array): string {
  const bytes = new Uint8Array(48);
  return latin1(bytes, 0, writeAddress(address, bytes, 0));
}
