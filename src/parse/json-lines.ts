import { LETTER } from '../base/ascii.ts';
import { Layer } from '../base/unescape.ts';
import type { ColumnPlan } from '../model/column-plan.ts';
import { BARE, Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { FIRST_CONTAINER, Kind } from '../model/kind.ts';
import { type NameTable, UNNAMED } from '../model/name-table.ts';
import { eventTime } from './event-time.ts';
import { TELLING_NUMBER } from './json-plan.ts';
import { JsonPlanDraft } from './json-plan-draft.ts';
import {
  bareEnd,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isLiteral,
  isNumber,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  skipBlanks,
  stringEnd,
} from './json-tokens.ts';
import { LineInJson } from './line-in-json.ts';

/*
 * One JSON value a line, walked over by its bytes and never decoded: numbers keep their digits, keys
 * their order and their doubles. The place in the document is a stack of one number a level.
 *
 *   {"user":{"mail":"alice@example.org"},"status":200}
 *    key   ^ level ^ value: a field
 */

const BACKSLASH = 0x5c;

/*
 * What is said of a value, by its key or by the levels around it: a kind, and the rule that knows it.
 * A level adds whether it is an array.
 *
 *     rule (16)   array (1)   kind (8)
 */
const KIND = 0xff;
const ARRAY = 0x100;
const RULE = 9;

/** A key of ordinary letters up to this length holds nothing personal. */
const ORDINARY_KEY = 24;

/** The format `json`: what the values are is told by the names of their keys, at any depth. */
export class JsonLines implements Format {
  readonly name = 'json';
  readonly family = 'json';
  readonly json = true;
  readonly #names: NameTable;
  readonly #plainKey = [new Layer(), new Layer()];
  #levels = new Int32Array(64);
  /** How deep the time stands that counts: of several the one nearest to the root. */
  #timeDepth = 0;
  /** Hears of the values of the line, where a plan is made of it. */
  #draft: JsonPlanDraft | undefined;
  readonly #planned = new Fields();
  readonly #line: LineInJson;

  constructor(names: NameTable) {
    this.#names = names;
    this.#line = new LineInJson(names);
  }

  planOf(bytes: Uint8Array, start: number, end: number): ColumnPlan | undefined {
    const draft = new JsonPlanDraft(bytes, start);
    this.#draft = draft;
    const fit = this.parse(bytes, start, end, this.#planned);
    this.#draft = undefined;
    return fit === Fit.whole ? draft.plan(end) : undefined;
  }

  parse(bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
    let at = skipBlanks(bytes, start, end);
    if (at >= end || bytes[at] !== OPEN_OBJECT) return fields.asText(start, end);
    fields.clear();
    this.#timeDepth = Number.POSITIVE_INFINITY;
    let fit: Fit = Fit.whole;
    let depth = 0;
    // What the key says of the next value.
    let said: number = Kind.text;
    for (;;) {
      // A value begins at `at`, blanks skipped.
      const byte = at < end ? bytes[at] : 0;
      let opened = false;
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        this.#push(depth++, said | (byte === OPEN_ARRAY ? ARRAY : 0));
        opened = true;
        at++;
      } else if (byte === QUOTE) {
        const stop = stringEnd(bytes, at + 1, end);
        this.#pushString(bytes, at + 1, Math.min(stop, end), said, depth, fields);
        if (stop >= end) return Fit.partial;
        at = stop + 1;
      } else {
        const stop = bareEnd(bytes, at, end);
        if (stop === at) return rest(at, end, fields);
        this.#draft?.value(at, stop, said & KIND, said >> RULE, true, depth);
        if (isNumber(bytes, at, stop)) this.#pushNumber(bytes, at, stop, said, depth, fields);
        else if (!isLiteral(bytes, at, stop)) {
          // A writer that forgot the quotes: what stands here counts all the same.
          const isValue = (said & KIND) < FIRST_CONTAINER && (said & KIND) !== Kind.time;
          if (isValue) fields.push(said & KIND, at, stop, BARE, said >> RULE);
          else fields.push(Kind.text, at, stop);
          fit = Fit.partial;
        }
        at = stop;
      }
      // Behind a value: closing brackets, then a comma and, in an object, the next key.
      for (;;) {
        at = skipBlanks(bytes, at, end);
        if (at >= end) return Fit.partial;
        const close = (this.#levels[depth - 1] & ARRAY) !== 0 ? CLOSE_ARRAY : CLOSE_OBJECT;
        if (bytes[at] === close) {
          at++;
          opened = false;
          said = Kind.text;
          if (--depth > 0) continue;
          at = skipBlanks(bytes, at, end);
          return at === end ? fit : rest(at, end, fields);
        }
        if (!opened) {
          // Perhaps a quote in the value that has no backslash: what follows may belong to it.
          if (bytes[at] !== COMMA) return rest(at, end, fields, said);
          at = skipBlanks(bytes, at + 1, end);
        }
        break;
      }
      const level = this.#levels[depth - 1];
      said = level & ~ARRAY;
      if ((level & ARRAY) !== 0) {
        if (!opened) this.#draft?.repeats();
        continue;
      }
      if (at >= end || bytes[at] !== QUOTE) return rest(at, end, fields);
      const key = at + 1;
      const keyEnd = stringEnd(bytes, key, end);
      said = this.#pushKey(bytes, key, Math.min(keyEnd, end), said, fields);
      if (keyEnd >= end) return Fit.partial;
      at = skipBlanks(bytes, keyEnd + 1, end);
      if (at >= end) return Fit.partial;
      // Without a colon it is unclear what the words are: all of the rest is what the key says.
      if (bytes[at] !== COLON) return rest(at, end, fields, said);
      at = skipBlanks(bytes, at + 1, end);
    }
  }

  /**
   * Gives what the value of a key is: what the key says, else what the values around it are; below a
   * secret all is secret. A key is no value, but a map may be keyed by addresses or by sessions.
   */
  #pushKey(
    bytes: Uint8Array,
    start: number,
    end: number,
    inherited: number,
    fields: Fields,
  ): number {
    let ordinary = end - start <= ORDINARY_KEY;
    let escaped = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i];
      if (LETTER[byte] === 1 || byte === 0x5f || byte === 0x2d) continue;
      ordinary = false;
      if (byte === BACKSLASH) escaped = true;
    }
    const own = escaped
      ? this.#kindOfEscaped(bytes, start, end)
      : this.#names.kindOf(bytes, start, end);
    const { rule } = this.#names;
    const secret = (inherited & KIND) === Kind.secret;
    if (!ordinary) {
      const kind = secret && own === UNNAMED ? Kind.secret : Kind.text;
      fields.push(kind, start, end);
      this.#draft?.name(start, end, kind);
    }
    if (secret || own === UNNAMED) return inherited;
    return own === Kind.plain ? Kind.text : own | (rule << RULE);
  }

  #kindOfEscaped(bytes: Uint8Array, start: number, end: number): number {
    const [raw, plain] = this.#plainKey;
    raw.copy(bytes, start, end);
    plain.unescape(raw);
    return this.#names.kindOf(plain.bytes, 0, plain.length);
  }

  /** Makes the content of a string a field. */
  #pushString(
    bytes: Uint8Array,
    start: number,
    end: number,
    said: number,
    depth: number,
    fields: Fields,
  ): void {
    const kind = said & KIND;
    this.#draft?.value(start, end, kind, said >> RULE, false, depth);
    if (kind === Kind.text && this.#line.read(bytes, start, end)) {
      fields.append(this.#line.fields);
      // A time of the document's own is nearer to its root.
      this.#keepTime(this.#line.fields.time, depth + 1, fields);
      return;
    }
    const time = kind === Kind.time ? eventTime(bytes, start, end) : Number.NaN;
    const isTime = !Number.isNaN(time);
    fields.push(kind === Kind.time && !isTime ? Kind.text : kind, start, end, 0, said >> RULE);
    if (isTime) this.#keepTime(time, depth, fields);
  }

  /** Makes a number a field where its key says that it is personal, or where it is long enough to be. */
  #pushNumber(
    bytes: Uint8Array,
    start: number,
    end: number,
    said: number,
    depth: number,
    fields: Fields,
  ): void {
    const kind = said & KIND;
    if (kind !== Kind.time) {
      if (kind < FIRST_CONTAINER) fields.push(kind, start, end, BARE, said >> RULE);
      else if (end - start >= TELLING_NUMBER) fields.push(Kind.text, start, end, BARE);
      return;
    }
    const time = eventTime(bytes, start, end);
    if (Number.isNaN(time)) return;
    fields.push(Kind.time, start, end, BARE);
    this.#keepTime(time, depth, fields);
  }

  #keepTime(time: number, depth: number, fields: Fields): void {
    if (depth >= this.#timeDepth || Number.isNaN(time)) return;
    fields.time = time;
    this.#timeDepth = depth;
  }

  #push(depth: number, level: number): void {
    if (depth === this.#levels.length) {
      const grown = new Int32Array(depth * 2);
      grown.set(this.#levels);
      this.#levels = grown;
    }
    this.#levels[depth] = level;
  }
}

/** What was understood stands; from here on the line is what is said, or text. */
function rest(at: number, end: number, fields: Fields, said: number = Kind.text): Fit {
  const kind = said & KIND;
  if (at < end) fields.push(kind === Kind.time ? Kind.text : kind, at, end, 0, said >> RULE);
  return Fit.partial;
}
