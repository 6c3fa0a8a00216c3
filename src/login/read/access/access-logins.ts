import type { Fields } from '../../../model/fields.ts';
import { Kind } from '../../../model/kind.ts';
import type { AccessLogin, LoginRule } from '../../../model/login-rule.ts';
import type { Found } from '../found.ts';
import { addressOf } from '../value/address-of.ts';
import type { Texts } from '../value/texts.ts';
import { ValueReader } from '../value/value-reader.ts';
import { AccessFields } from './access-fields.ts';
import { PathFilter } from './path-filter.ts';
import { PathTable, pathFits } from './path-table.ts';
import { requestPath } from './request-path.ts';

const BLANK = 0x20;

/** No method is longer. */
const LONGEST_METHOD = 16;

interface Entry {
  readonly rule: LoginRule;
  readonly reads: AccessLogin;
}

/** Logins at forms, in lines whose fields the format has found. */
export class AccessLogins {
  readonly #paths = new PathTable<Entry>();
  readonly #filter = new PathFilter();
  /** 1 for the first bytes of methods: all that is looked at in the line of any other request. */
  readonly #first = new Uint8Array(256);
  /** Whether a request with a method that ends in `GET`, as most have, can be a login. */
  readonly wantsGet: boolean;

  readonly #texts: Texts;
  readonly #values: ValueReader;

  constructor(rules: readonly LoginRule[], texts: Texts) {
    this.#texts = texts;
    this.#values = new ValueReader(texts, 'backslash');
    for (const rule of rules) {
      const { reads } = rule;
      if (reads.by !== 'access') continue;
      for (const method of reads.methods) this.#first[method.charCodeAt(0)] = 1;
      for (const path of reads.paths) {
        this.#filter.add(path);
        this.#paths.add(path, { rule, reads });
      }
    }
    this.wantsGet = rules.some(
      ({ reads }) => reads.by === 'access' && reads.methods.some((name) => name.endsWith('GET')),
    );
  }

  /** Whether a rule knows the path of this target. */
  wantsTarget(bytes: Uint8Array, start: number, end: number): boolean {
    if (!this.#filter.mayFit(bytes, start, end)) return false;
    const path = requestPath(bytes, start, end, this.#texts);
    return path !== undefined && this.#paths.find(path).length > 0;
  }

  /** The login that a line of these fields is, or undefined. */
  find(bytes: Uint8Array, fields: Fields): Found | undefined {
    const { count, kinds, starts, ends } = fields;
    for (let i = 0; i < count; i++) {
      const kind = kinds[i];
      if (kind !== Kind.request && kind !== Kind.target) continue;
      if (kind === Kind.request)
        return this.#first[bytes[starts[i]]] === 1 ? this.#login(bytes, fields, i) : undefined;
      // The method stands in a field of its own, in front of the target.
      const method = this.#methodBeside(bytes, fields, i);
      return method === undefined
        ? undefined
        : this.#atPath(bytes, fields, i, method, starts[i], ends[i]);
    }
    return undefined;
  }

  #login(bytes: Uint8Array, fields: Fields, request: number): Found | undefined {
    const start = fields.starts[request];
    const end = fields.ends[request];
    let at = start;
    while (at < end && bytes[at] !== BLANK && at - start <= LONGEST_METHOD) at++;
    if (at === end || bytes[at] !== BLANK) return undefined;
    return this.#atPath(bytes, fields, request, this.#texts.latin1(bytes, start, at), at + 1, end);
  }

  #atPath(
    bytes: Uint8Array,
    fields: Fields,
    request: number,
    method: string,
    start: number,
    end: number,
  ): Found | undefined {
    const path = requestPath(bytes, start, end, this.#texts);
    if (path === undefined) return undefined;
    const parts = new AccessFields(bytes, fields, request);
    for (const { rule, reads } of this.#paths.find(path)) {
      if (!reads.methods.includes(method)) continue;
      const outcome = this.#outcomeOf(reads, bytes, parts);
      if (outcome !== undefined)
        return this.#found(rule, reads, outcome, bytes, fields.time, parts);
    }
    return undefined;
  }

  #outcomeOf(
    reads: AccessLogin,
    bytes: Uint8Array,
    parts: AccessFields,
  ): Found['outcome'] | undefined {
    const status = parts.status();
    if (reads.failure.includes(status)) return 'failure';
    if (!reads.success.includes(status)) return undefined;
    if (!reads.location || status < 300) return 'success';
    const location = parts.location();
    const path = location && requestPath(bytes, location.start, location.end, this.#texts);
    if (path === undefined) return undefined;
    return reads.paths.some((pattern) => pathFits(path, pattern)) ? 'failure' : 'success';
  }

  #found(
    rule: LoginRule,
    reads: AccessLogin,
    outcome: Found['outcome'],
    bytes: Uint8Array,
    time: number,
    parts: AccessFields,
  ): Found {
    const account = parts.account(reads.account);
    const address = parts.first(Kind.address);
    const agent = parts.first(Kind.agent);
    return {
      rule,
      outcome,
      time,
      account: account && this.#values.name(bytes, account.start, account.end),
      address: address && addressOf(bytes, address.start, address.end),
      agent: agent && this.#values.text(bytes, agent.start, agent.end),
      device: undefined,
      said: undefined,
      spans: { account, address, agent, persons: [] },
    };
  }

  /** The method in a field in front of its target; undefined without one. */
  #methodBeside(bytes: Uint8Array, fields: Fields, target: number): string | undefined {
    const { kinds, starts, ends } = fields;
    for (let i = target - 1; i >= 0 && i >= target - 2; i--) {
      if (kinds[i] !== Kind.plain || ends[i] - starts[i] > LONGEST_METHOD) continue;
      const word = this.#texts.latin1(bytes, starts[i], ends[i]);
      if (/^[A-Z]+$/.test(word)) return word;
    }
    return undefined;
  }
}
