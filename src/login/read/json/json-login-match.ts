import { bytesOf } from '../../../base/ascii.ts';
import type { JsonConditions, JsonLogin, LoginRule } from '../../../model/login-rule.ts';
import type { Found } from '../found.ts';
import { SHORTEST_LITERAL } from '../literal-search.ts';
import type { Span } from '../read-login.ts';
import { addressOf } from '../value/address-of.ts';
import { epochTime, TimeText } from '../value/read-time.ts';
import { LONGEST_NAME, nameOfText, type Texts } from '../value/texts.ts';
import { ValueReader } from '../value/value-reader.ts';
import { type CapturedIn, JsonCondition } from './json-condition.ts';
import type { JsonPaths } from './json-paths.ts';
import type { JsonValues } from './json-values.ts';
import { SaidFacts } from './said-facts.ts';

/** A count since 1970, with a fraction or not. */
const EPOCH = /^\d{9,19}(\.\d{1,9})?$/;

/** One way in which a line of JSON is a login by a rule. */
export class JsonLoginMatch {
  readonly rule: LoginRule;
  /** Bytes of which every line of it holds some. */
  readonly anchors: readonly Uint8Array[];
  readonly #outcome: 'success' | 'failure';
  readonly #conditions: readonly JsonCondition[];
  readonly #exceptions: readonly JsonCondition[];
  readonly #paths: Readonly<
    Record<'time' | 'account' | 'address' | 'agent' | 'device', readonly number[]>
  >;
  readonly #said: SaidFacts;
  readonly #timeText = new TimeText();

  private constructor(
    rule: LoginRule,
    reads: JsonLogin,
    outcome: 'success' | 'failure',
    conditions: JsonConditions,
    paths: JsonPaths,
    texts: Texts,
  ) {
    const reader = new ValueReader(texts, reads.escapes);
    const conditionsOf = (said: JsonConditions): JsonCondition[] =>
      Object.entries(said).map(([path, wanted]) => new JsonCondition(path, paths, wanted, reader));
    this.rule = rule;
    this.#outcome = outcome;
    this.#conditions = [...conditionsOf(reads.when), ...conditionsOf(conditions)];
    this.#exceptions = conditionsOf(reads.except);
    this.anchors = rarest(this.#conditions);
    const numbers = (said: readonly string[]): number[] => said.map((path) => paths.add(path));
    this.#paths = {
      time: numbers(reads.time),
      account: numbers(reads.account),
      address: numbers(reads.address),
      agent: numbers(reads.agent),
      device: numbers(reads.device),
    };
    this.#said = new SaidFacts(reads, paths);
  }

  /** All that a rule can match, in the order in which it is tried. */
  static of(rule: LoginRule, reads: JsonLogin, paths: JsonPaths, texts: Texts): JsonLoginMatch[] {
    return [
      ...reads.success.map(
        (said) => new JsonLoginMatch(rule, reads, 'success', said, paths, texts),
      ),
      ...reads.failure.map(
        (said) => new JsonLoginMatch(rule, reads, 'failure', said, paths, texts),
      ),
    ];
  }

  /** The login that the line of these values is, or undefined. */
  find(values: JsonValues, now: number): Found | undefined {
    let captured: CapturedIn | undefined;
    for (const condition of this.#conditions) {
      const holds = condition.holds(values, now);
      if (holds === false) return undefined;
      if (holds !== true) captured = holds;
    }
    if (this.#exceptions.some((condition) => condition.holds(values, now) !== false))
      return undefined;
    const textOf = (path: number): string | undefined =>
      path === -1 ? undefined : values.text(path, 0);
    const spanOf = (path: number): Span | undefined =>
      path === -1 ? undefined : values.span(path, 0);
    const { time, account, address, agent, device } = this.#paths;
    // What a template took out of a text goes before what a path says.
    const accountAt = captured?.account === undefined ? values.firstOf(account) : -1;
    const addressAt = captured?.address === undefined ? values.firstOf(address) : -1;
    const agentAt = captured?.agent === undefined ? values.firstOf(agent) : -1;
    return {
      rule: this.rule,
      outcome: this.#outcome,
      time: this.#timeOf(textOf(values.firstOf(time)), now),
      account: captured?.account ?? nameOfText(textOf(accountAt) ?? ''),
      address: captured?.address ?? addressOfText(textOf(addressAt)),
      agent: captured?.agent ?? textOf(agentAt)?.slice(0, LONGEST_NAME),
      device: captured?.device ?? nameOfText(textOf(values.firstOf(device)) ?? ''),
      said: this.#said.read(values),
      spans: {
        account: spanOf(accountAt) ?? captured?.spans.account,
        address: spanOf(addressAt) ?? captured?.spans.address,
        agent: spanOf(agentAt) ?? captured?.spans.agent,
        persons: [
          // Every path of an account names a person, whichever is the account here.
          ...values.spansOf(account.filter((path) => path !== accountAt)),
          ...(captured?.spans.persons ?? []),
        ],
      },
    };
  }

  /** Seconds since 1970 UTC of RFC 3339 or a count since 1970; NaN for anything else. */
  #timeOf(text: string | undefined, now: number): number {
    if (text === undefined) return Number.NaN;
    if (EPOCH.test(text)) return epochTime(Number(text));
    const bytes = bytesOf(text);
    const time = this.#timeText.read(bytes, 0, bytes.length, now);
    return this.#timeText.end === bytes.length ? time : Number.NaN;
  }
}

function addressOfText(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || text.length > LONGEST_NAME) return undefined;
  return addressOf(bytesOf(text), 0, text.length);
}

/**
 * Of the bytes that conditions know each line to hold, those of the condition whose shortest is longest:
 * of values if there are any, else of a key, which more lines hold.
 */
function rarest(conditions: readonly JsonCondition[]): readonly Uint8Array[] {
  const values = longest(conditions.flatMap(({ anchors }) => (anchors ? [anchors] : [])));
  const best = values ?? longest(conditions.map(({ key }) => [key]));
  if (best === undefined) throw new RangeError('no condition with a text or key of some length');
  return best;
}

function longest(sets: readonly (readonly Uint8Array[])[]): readonly Uint8Array[] | undefined {
  let best: readonly Uint8Array[] | undefined;
  let length = SHORTEST_LITERAL - 1;
  for (const anchors of sets) {
    const shortest = Math.min(...anchors.map((anchor) => anchor.length));
    if (anchors.length === 0 || shortest <= length) continue;
    best = anchors;
    length = shortest;
  }
  return best;
}
