import { type Captured, CaptureReader } from '../capture-reader.ts';
import type { Found } from '../found.ts';
import type { Span } from '../read-login.ts';
import { anchorOf } from '../text/anchor-of.ts';
import { TemplateMatch } from '../text/match-template.ts';
import { parseTemplate } from '../text/parse-template.ts';
import type { ValueReader } from '../value/value-reader.ts';
import type { JsonPaths } from './json-paths.ts';
import type { JsonValues } from './json-values.ts';

/** What JSON writers may put an escape in place of. */
const ESCAPED = '"\\/<>&\'';

/** Letters, digits and blanks, which every JSON writer leaves as they are. */
const PLAIN = /^[\w .:@-]*$/;

/** What may stand there without quotes. */
const BARE = /^(true|false|null|-?\d[\d.eE+-]*)$/;

interface TextTemplate {
  readonly match: TemplateMatch;
  readonly reader: CaptureReader;
}

/** What a template captured of a text in JSON, with the places in the line. */
export type CapturedIn = Captured & Pick<Found, 'spans'>;

/** What the values at a path have to be: one of some texts, or as a template says. */
export class JsonCondition {
  /** Bytes of values of which every line holds some for which it is true; undefined where that is not known. */
  readonly anchors: readonly Uint8Array[] | undefined;
  /** The longest key of its path, which every such line holds. */
  readonly key: Uint8Array;
  readonly #path: number;
  readonly #texts: readonly string[];
  readonly #templates: readonly TextTemplate[];

  /** A text with captures is a template. */
  constructor(path: string, paths: JsonPaths, wanted: readonly string[], reader: ValueReader) {
    this.#path = paths.add(path);
    const keys = path.split('.').map((key) => `"${key.replace('[]', '')}"`);
    this.key = new Uint8Array(Buffer.from(keys.sort((a, b) => b.length - a.length)[0]));
    this.#texts = wanted.filter((text) => !isTemplate(text)).map(unbraced);
    const templates = wanted.filter(isTemplate).flatMap(parseTemplate);
    this.#templates = templates.map((template) => ({
      match: new TemplateMatch(template),
      reader: new CaptureReader(template, reader),
    }));
    const anchors = [
      ...this.#texts.map((text) =>
        PLAIN.test(text) && !BARE.test(text) ? new Uint8Array(Buffer.from(`"${text}"`)) : undefined,
      ),
      ...templates.map((template) => anchorOf(template, ESCAPED)),
    ];
    this.anchors = anchors.every((anchor) => anchor !== undefined) ? anchors : undefined;
  }

  /** Whether a value is as it has to be; then also what a template captured of it, and where. */
  holds(values: JsonValues, now: number): CapturedIn | boolean {
    for (let i = 0; i < values.count(this.#path); i++) {
      const text = values.text(this.#path, i);
      if (text === undefined) continue;
      if (this.#texts.includes(text)) return true;
      if (this.#templates.length === 0) continue;
      const bytes = new Uint8Array(Buffer.from(text));
      for (const { match, reader } of this.#templates)
        if (match.matches(bytes, 0, bytes.length, now)) {
          const { account, address, agent, persons } = reader.spans(match);
          const within = (part: Span): Span => values.spanWithin(this.#path, i, part);
          return {
            ...reader.values(match, bytes),
            spans: {
              account: account && within(account),
              address: address && within(address),
              agent: agent && within(agent),
              persons: persons.map(within),
            },
          };
        }
    }
    return false;
  }
}

function isTemplate(text: string): boolean {
  return /\{(?!\{)/.test(text.replaceAll('{{', ''));
}

function unbraced(text: string): string {
  return text.replaceAll('{{', '{').replaceAll('}}', '}');
}
