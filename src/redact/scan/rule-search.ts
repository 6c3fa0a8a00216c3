import { ALNUM, DIGIT, latin1 } from '../../base/ascii.ts';
import { SHORT } from '../../base/pattern/automaton.ts';
import type { Check } from '../../model/check.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { FoundBy } from '../../model/tape.ts';
import { DigitRun } from './digit-run.ts';
import type { Told } from './key-words.ts';
import { type Find, mergeFinds } from './merge-finds.ts';
import { type Entry, type RuleFinders, ruleFinders, type Value } from './rule-finders.ts';
import type { Search } from './search.ts';

/**
 * How many bytes of patterns may be read for each byte of text, and at least. Ordinary words die
 * within four; only text made to be slow comes near, and a line of it is withheld.
 */
const STEPS_PER_BYTE = 32;
const LEAST_STEPS = 64 * 1024;

/** How long a value in front of a keyword may be, in bytes; behind one it may be of any length. */
const LONGEST_BEFORE = 64;

/** How many shorter ends of a match are tried when the check refuses the longest. */
const MOST_ENDS = 40;

/** What a check counts for, in bytes of patterns: by itself, and for each byte that it looks at. */
const CHECK_STEPS = 64;
const CHECK_STEPS_PER_BYTE = 8;

/** What a byte is to the walk: part of a word; something with which a find or a keyword can begin. Bits. */
const WORD = 1;
const BEGINS = 2;

/**
 * Finds what rules say by pattern, digits, keyword or word, in one walk over the text for all of them:
 * at the start of each word one automaton runs that knows every pattern and keyword, and dies on most
 * words within a few bytes. So the number of rules hardly counts. What several rules find in one place
 * goes to the longer find, then to the more specific rule.
 */
export class RuleSearch {
  readonly #finders: RuleFinders;
  readonly #codes: Uint8Array;
  readonly #idOf: (rule: number) => string | undefined;
  /** By byte: WORD and BEGINS. */
  readonly #bits: Uint8Array;
  readonly #run = new DigitRun();
  readonly #finds: Find[] = [];
  /** What the key of the text asks to look for at its beginning. */
  told: readonly Told[] = [];
  /** Up to where runs of digits were read. */
  #digitsEnd = 0;
  /** Where the text begins. */
  #start = 0;
  /** How many bytes of patterns may still be read in this text. */
  #budget = 0;
  /** The first span that the tape has of this text. */
  #firstSpan = 0;

  constructor(set: RuleSet) {
    this.#finders = set.once(ruleFinders);
    this.#codes = set.codes;
    this.#idOf = (number) => set.rules[number]?.id;
    const { automaton, digits } = this.#finders;
    this.#bits = ALNUM.map((word, byte) => {
      const known = automaton?.first[byte] === 1 || (digits.length > 0 && DIGIT[byte] === 1);
      return (word === 1 ? WORD : 0) | (known ? BEGINS : 0);
    });
  }

  /**
   * Looks through `search.bytes[start, search.end)`, on whose spans so far, from number `firstSpan` of
   * the tape on, its finds are laid.
   */
  search(search: Search, start: number, firstSpan: number): void {
    const { bytes, end } = search;
    const bits = this.#bits;
    this.#budget = Math.max(LEAST_STEPS, STEPS_PER_BYTE * (end - start));
    this.#start = start;
    this.#digitsEnd = start;
    this.#firstSpan = firstSpan;
    for (let i = start; i < end; ) {
      const begin = bits[bytes[i]];
      // Within a word nothing begins.
      let next = i + 1;
      if ((begin & WORD) !== 0) while (next < end && (bits[bytes[next]] & WORD) !== 0) next++;
      if ((begin & BEGINS) !== 0)
        this.#beginAt(search, i, (begin & WORD) !== 0 && next - i < SHORT);
      i = next;
    }
    for (const { value, within } of this.told)
      if (search.looks(value.rule.number))
        this.#valueIn(search, value, start, Math.min(end, start + within), end, 0);
    if (this.#budget < 0) search.withhold = true;
    if (this.#finds.length === 0) return;
    mergeFinds(search, this.#finds, start, firstSpan, this.#idOf);
    this.#finds.length = 0;
  }

  /** What begins at `i`, maybe a short word: numbers of digits, patterns and keywords. */
  #beginAt(search: Search, i: number, isShort: boolean): void {
    const { automaton, entries, digits } = this.#finders;
    const { bytes, end } = search;
    if (this.#budget < 0) return;
    if (digits.length > 0 && DIGIT[bytes[i]] === 1 && i >= this.#digitsEnd)
      this.#digitsEnd = this.#digitsAt(search, i);
    if (automaton === undefined) return;
    const before = automaton.read;
    const hits = automaton.run(bytes, i, end, isShort);
    this.#budget -= automaton.read - before;
    for (let hit = 0; hit < hits; hit++) {
      const number = automaton.hits[hit];
      const entry = entries[number];
      const stop = automaton.ends[number];
      if (entry.near.length > 0) this.#keyword(search, i, stop, entry);
      else if (search.looks(entry.value.rule.number)) this.#match(search, i, stop, entry.value);
    }
  }

  /** Takes a match of a pattern or word; where it does not stand alone, or a check refuses it, a shorter one. */
  #match(search: Search, start: number, longest: number, value: Value): boolean {
    let stop = longest;
    for (let tries = 0; tries < MOST_ENDS; tries++) {
      if (this.#isFind(search, start, stop, value, tries === 0)) return true;
      if (value.pattern === undefined) return false;
      const pattern = value.pattern();
      const most = value.whole ? wordEnd(search.bytes, start, stop - 1) : stop - 1;
      if (most === start) return false;
      stop = pattern.longest(search.bytes, start, most);
      this.#budget -= pattern.lastRead;
      if (stop === -1 || this.#budget < 0) return false;
    }
    return false;
  }

  /** A keyword at `[start, stop)`: values are looked for behind it, then in front of it, if they may stand there. */
  #keyword(search: Search, start: number, stop: number, { near }: Entry): void {
    const { bytes, end } = search;
    if (ALNUM[bytes[stop - 1]] === 1 && stop < end && ALNUM[bytes[stop]] === 1) return;
    for (const value of near) {
      if (!search.looks(value.rule.number)) continue;
      const last = Math.min(end, stop + value.within);
      if (this.#valueIn(search, value, stop, last, end, 0) || value.keywordFirst) continue;
      const near = start - value.within;
      this.#valueIn(
        search,
        value,
        Math.max(this.#start, near - LONGEST_BEFORE),
        start,
        start,
        near,
      );
    }
  }

  /** Looks for a value that begins within `[from, last]` and ends within `[least, end]`. */
  #valueIn(
    search: Search,
    value: Value,
    from: number,
    last: number,
    end: number,
    least: number,
  ): boolean {
    const { bytes } = search;
    for (let i = from; i <= last && i < end && this.#budget >= 0; i++) {
      if (i > from && ALNUM[bytes[i]] === 1 && ALNUM[bytes[i - 1]] === 1) continue;
      if (value.digits !== undefined) {
        if (DIGIT[bytes[i]] === 0) continue;
        this.#run.read(bytes, i, end);
        this.#budget -= this.#run.end - i;
        if (this.#run.end >= least && this.#numberIn(search, value)) return true;
        i = Math.max(i, this.#run.end - 1);
      } else if (value.pattern !== undefined) {
        const pattern = value.pattern();
        const stop = pattern.longest(bytes, i, end);
        this.#budget -= pattern.lastRead;
        if (stop >= least && stop !== -1 && this.#match(search, i, stop, value)) return true;
      }
    }
    return false;
  }

  /** All numbers in the run of digits at `i`; gives where the run ends. */
  #digitsAt(search: Search, i: number): number {
    this.#run.read(search.bytes, i, search.end);
    for (const value of this.#finders.digits)
      if (search.looks(value.rule.number)) this.#numberIn(search, value);
    return this.#run.end;
  }

  /** The longest numbers of the run whose length, separators and check are right. */
  #numberIn(search: Search, value: Value): boolean {
    const run = this.#run;
    const { digits } = value;
    if (digits === undefined) return false;
    let found = false;
    for (let first = 0; first < run.count; first++) {
      for (let last = run.count - 1; last >= first; last--) {
        const count = run.digits(first, last);
        if (count < digits.least) break;
        if (count > digits.most) continue;
        const start = run.starts[first];
        const fraction = !digits.separators.includes('.');
        if (fraction && isFraction(search.bytes, start, this.#start)) continue;
        const stop = run.ends[last];
        if (!run.separatedBy(search.bytes, first, last, digits.separators)) continue;
        if (count < digits.most && run.goesOn(search.bytes, first, last)) continue;
        if (!this.#isFind(search, start, stop, value, true)) continue;
        found = true;
        first = last;
        break;
      }
    }
    return found;
  }

  /** Takes `[start, stop)` as a find if it stands by itself and passes the checks of its rule. */
  #isFind(search: Search, start: number, stop: number, value: Value, tell: boolean): boolean {
    const { bytes, end } = search;
    const { rule } = value;
    const beside = ALNUM[bytes[stop - 1]] === 1 && stop < end && ALNUM[bytes[stop]] === 1;
    if (value.whole && beside) return false;
    const code = this.#codes[rule.number];
    if (rule.checks.length > 0) {
      if (this.#isNamed(search, start, stop, code)) {
        if (tell) search.nearMiss?.(start, stop, `${rule.id}: lies within what a name said`, false);
        return true;
      }
      const text = latin1(bytes, start, stop);
      for (const check of rule.checks) {
        this.#budget -= CHECK_STEPS * (check.weight ?? 1) + CHECK_STEPS_PER_BYTE * text.length;
        const reason = check.test(text);
        if (reason === undefined) continue;
        if (tell && search.nearMiss !== undefined)
          tellRefusal(search, start, stop, value, check, reason);
        return false;
      }
    }
    if (!search.stays(code, rule.number)) this.#finds.push({ start, end: stop, code, rule });
    return true;
  }

  /**
   * Whether a name of a parameter has already said of `[start, stop)`, or of more around it, that it is of
   * `code`: no check could add to that, and those of phone numbers take longer than the rest of the line.
   */
  #isNamed({ tape }: Search, start: number, stop: number, code: number): boolean {
    let low = this.#firstSpan;
    let high = tape.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tape.starts[middle] <= start) low = middle + 1;
      else high = middle;
    }
    const span = low - 1;
    if (span < this.#firstSpan || tape.foundBy[span] !== FoundBy.name) return false;
    return tape.kinds[span] === code && tape.ends[span] >= stop;
  }
}

/** The last place in [start, most] at which a word ends, or `start`. */
function wordEnd(bytes: Uint8Array, start: number, most: number): number {
  let i = most;
  while (i > start && ALNUM[bytes[i - 1]] === 1 && ALNUM[bytes[i]] === 1) i--;
  return i;
}

/** Whether digits and a point stand in front of the number at `start`: `0.4111111111111111`. */
function isFraction(bytes: Uint8Array, start: number, floor: number): boolean {
  return start > floor + 1 && bytes[start - 1] === 0x2e && DIGIT[bytes[start - 2]] === 1;
}

/** Tells which check refused what, as in `payment/card: 16 digits, luhn says check digit wrong`. */
function tellRefusal(
  search: Search,
  start: number,
  stop: number,
  { rule, digits }: Value,
  check: Check,
  reason: string,
): void {
  let count = 0;
  for (let i = start; i < stop; i++) count += DIGIT[search.bytes[i]];
  const what = digits === undefined ? '' : `${count} digits, `;
  search.nearMiss?.(start, stop, `${rule.id}: ${what}${check.name} says ${reason}`, false);
}
