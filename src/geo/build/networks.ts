import * as v from 'valibot';
import type { NetworkKind } from '../../model/network.ts';
import { check } from '../../yaml/check.ts';

/*
 * rules/geo/networks.yaml: which kind a network is, by its AS number or by words in its name. A number
 * says more than a name; of several groups the first one counts.
 */

const KINDS = ['fixed', 'mobile', 'hosting', 'vpn', 'relay', 'satellite'] as const;

const text = (wanted: string) => v.pipe(v.string(wanted), v.nonEmpty(wanted));

const names = v.optional(v.array(text('a name or part of one, in whole words'), 'a list of names'));

const schema = v.strictObject({
  networks: v.array(
    v.strictObject({
      kind: v.picklist(KINDS, `one of ${KINDS.join(', ')}`),
      because: text('the reason, in a sentence'),
      systems: v.optional(
        v.record(
          v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/, 'an AS number')),
          text('a part of the name that the number has'),
        ),
      ),
      names,
      not: names,
    }),
    'a list of groups of networks',
  ),
});

/** An AS number of the file, and the part of its name that shows that it is still the same one. */
export interface NamedSystem {
  readonly asn: number;
  readonly name: string;
  readonly kind: NetworkKind;
}

interface NameGroup {
  readonly kind: NetworkKind;
  readonly names: readonly string[];
  readonly not: readonly string[];
}

export class Networks {
  readonly systems: ReadonlyMap<number, NamedSystem>;
  readonly #groups: readonly NameGroup[];

  /** Throws a Fault with everything that is wrong with `text`; `name` is the path of the file. */
  constructor(text: string, name: string) {
    const { networks } = check(schema, text, { kind: 'list of networks', name });
    const systems = new Map<number, NamedSystem>();
    for (const group of networks) {
      for (const [number, part] of Object.entries(group.systems ?? {})) {
        const asn = Number(number);
        if (!systems.has(asn)) systems.set(asn, { asn, name: part, kind: group.kind });
      }
    }
    this.systems = systems;
    this.#groups = networks.map(({ kind, names = [], not = [] }) => ({
      kind,
      names: names.map(inWords),
      not: not.map(inWords),
    }));
  }

  kindOf(asn: number, organization: string): NetworkKind {
    const listed = this.systems.get(asn);
    if (listed !== undefined) return listed.kind;
    const words = inWords(organization);
    const has = (part: string) => words.includes(part);
    const group = this.#groups.find((one) => one.names.some(has) && !one.not.some(has));
    return group?.kind ?? 'unknown';
  }
}

/** Letters and digits in words, each with a blank on either side, so that parts match whole words. */
export function inWords(name: string): string {
  return ` ${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
