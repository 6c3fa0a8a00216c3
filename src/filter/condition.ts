import { Fault } from '../base/fault.ts';
import type { NetworkFacts } from '../model/network.ts';
import type { Condition } from './filter-settings.ts';
import type { PrefixSet } from './prefix/prefix-set.ts';
import type { Subject } from './subject.ts';

/** The lists that are loaded, by name. */
export type Sets = ReadonlyMap<string, PrefixSet>;

type Test = (subject: Subject) => boolean;

/** A condition as a test. Prefixes are asked first: they cost less than what is known of a network. */
export function testOf(condition: Condition, sets: Sets): Test {
  if (condition.none === true) return ({ address }) => address === undefined;
  const prefixes = prefixTests(condition, sets);
  const facts = factTests(condition);
  return (subject) => {
    const { address } = subject;
    if (address === undefined) return false;
    for (const has of prefixes) if (!has(address)) return false;
    if (facts.length === 0) return true;
    const known = subject.facts;
    return known !== undefined && facts.every((fits) => fits(known));
  };
}

/** Whether a condition can only be judged with what is known of a network. */
export function needsGeo(condition: Condition): boolean {
  return factTests(condition).length > 0;
}

function prefixTests({ cidr, list }: Condition, sets: Sets): ((address: Uint8Array) => boolean)[] {
  const tests = [];
  if (cidr !== undefined) tests.push((address: Uint8Array) => cidr.has(address));
  if (list !== undefined) {
    const named = list.map((name) => setOf(name, sets));
    tests.push((address: Uint8Array) => named.some((set) => set.has(address)));
  }
  return tests;
}

function factTests(condition: Condition): ((facts: NetworkFacts) => boolean)[] {
  const { country, asn, network, reserved } = condition;
  const tests: ((facts: NetworkFacts) => boolean)[] = [];
  if (country !== undefined) {
    const countries = new Set<string | undefined>(country);
    tests.push((facts) => countries.has(facts.country));
  }
  if (asn !== undefined) {
    const numbers = new Set<number | undefined>(asn);
    tests.push((facts) => numbers.has(facts.asn));
  }
  if (network !== undefined) {
    const kinds = new Set(network);
    tests.push((facts) => kinds.has(facts.kind));
  }
  if (reserved === true) tests.push((facts) => facts.reserved !== undefined);
  else if (reserved !== undefined) {
    const names = new Set<string | undefined>(reserved);
    tests.push((facts) => names.has(facts.reserved));
  }
  return tests;
}

export function setOf(name: string, sets: Sets): PrefixSet {
  const set = sets.get(name);
  if (set === undefined) throw new Fault('config', `list ${name} is not loaded`);
  return set;
}
