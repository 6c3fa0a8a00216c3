import type { LoginRule, TextLogin, WordsByName } from '../../../model/login-rule.ts';
import { CaptureReader } from '../capture-reader.ts';
import type { FoundIn } from '../found.ts';
import type { Texts } from '../value/texts.ts';
import { ValueReader } from '../value/value-reader.ts';
import { anchorOf } from './anchor-of.ts';
import { TemplateMatch } from './match-template.ts';
import { parseTemplate } from './parse-template.ts';
import type { SyslogHead } from './syslog-head.ts';
import type { Template } from './template.ts';

/** A capture and words. */
type Words = readonly [name: string, words: ReadonlySet<string>];

/** One template of a rule, behind syslog's head or behind one of the rule's own. */
export class TextLoginMatch {
  readonly rule: LoginRule;
  /** Bytes that every line of it holds. */
  readonly anchor: Uint8Array;
  readonly #reads: TextLogin;
  readonly #outcome: FoundIn['outcome'];
  readonly #inSyslog: boolean;
  readonly #ignored: readonly TemplateMatch[];
  readonly #match: TemplateMatch;
  readonly #reader: CaptureReader;
  readonly #only: readonly Words[];
  readonly #except: readonly Words[];

  private constructor(
    rule: LoginRule,
    reads: TextLogin,
    outcome: FoundIn['outcome'],
    inSyslog: boolean,
    template: Template,
    anchor: Uint8Array,
    ignored: readonly TemplateMatch[],
    texts: Texts,
  ) {
    this.rule = rule;
    this.anchor = anchor;
    this.#reads = reads;
    this.#outcome = outcome;
    this.#inSyslog = inSyslog;
    this.#ignored = ignored;
    this.#match = new TemplateMatch(template);
    this.#reader = new CaptureReader(template, new ValueReader(texts, reads.escapes, inSyslog));
    this.#only = wordsOf(reads.only, template);
    this.#except = wordsOf(reads.except, template);
  }

  /** All that a rule can match, in the order in which it is tried. */
  static of(rule: LoginRule, reads: TextLogin, texts: Texts): TextLoginMatch[] {
    const heads = [...(reads.programs.length > 0 ? [undefined] : []), ...reads.heads];
    // Without either a template is of the whole line.
    if (heads.length === 0) heads.push('');
    const templates = [
      ...reads.success.map((text) => ({ outcome: 'success' as const, text })),
      ...reads.failure.map((text) => ({ outcome: 'failure' as const, text })),
      ...(reads.mentions ?? []).map((text) => ({ outcome: 'mention' as const, text })),
    ];
    return heads.flatMap((head) => {
      const ignored = reads.ignore
        .flatMap((text) => parseTemplate((head ?? '') + text))
        .map((template) => new TemplateMatch(template));
      return templates.flatMap(({ outcome, text }) => {
        const messages = parseTemplate(text);
        return parseTemplate((head ?? '') + text).map((template, i) => {
          const anchor = anchorOf(messages[i]);
          if (anchor === undefined) throw new RangeError('a template without a literal');
          const inSyslog = head === undefined;
          return new TextLoginMatch(
            ...([rule, reads, outcome, inSyslog, template, anchor, ignored, texts] as const),
          );
        });
      });
    });
  }

  /** What the line `bytes[start, end)` says, whose head in syslog is `head`, or undefined. */
  find(
    bytes: Uint8Array,
    start: number,
    end: number,
    head: SyslogHead | undefined,
    now: number,
  ): FoundIn | undefined {
    const match = this.#match;
    let from = start;
    let to = end;
    if (this.#inSyslog) {
      if (head === undefined || !this.#reads.programs.includes(head.program)) return undefined;
      from = head.message;
      to = head.messageEnd;
    }
    if (!match.matches(bytes, from, to, now)) return undefined;
    if (this.#outcome !== 'mention') {
      if (this.#ignored.some((one) => one.matches(bytes, from, to, now))) return undefined;
      if (!this.#isMeant(bytes)) return undefined;
    }
    const reader = this.#reader;
    const ofHead = this.#inSyslog && Number.isNaN(match.time);
    return {
      rule: this.rule,
      outcome: this.#outcome,
      time: ofHead ? (head?.time ?? Number.NaN) : match.time,
      said: undefined,
      ...reader.values(match, bytes),
      spans: reader.spans(match),
    };
  }

  /** Whether the captures are what `only` and `except` say. */
  #isMeant(bytes: Uint8Array): boolean {
    const isOneOf = ([name, words]: Words): boolean =>
      words.has(this.#reader.text(name, this.#match, bytes) ?? '');
    return this.#only.every(isOneOf) && !this.#except.some(isOneOf);
  }
}

/** What is said of the captures that a template has. */
function wordsOf(said: WordsByName, { names }: Template): Words[] {
  return Object.entries(said).flatMap(([name, words]): Words[] =>
    names.includes(name) ? [[name, new Set(words)]] : [],
  );
}
