import { CAPTURE_TYPES, type CaptureType, type Piece, type Template } from './template.ts';

/** What a capture may hold unless it says so; other names have to. */
const TYPES: Readonly<Record<string, CaptureType>> = {
  account: 'any',
  address: 'address',
  time: 'time',
  device: 'word',
  person: 'word',
  agent: 'text',
  port: 'number',
};

/** More captures than this in one template are no log line any more. */
const MOST_CAPTURES = 16;

const OPTIONAL = '{?}';

/** `{name}`, `{name:type}`, `{type}`, `{?}`, or a brace that is doubled or out of place. */
const TOKEN = /\{\{|\}\}|\{([a-z_]+)(?::([a-z]+))?\}|\{\?\}|[{}]/g;

/** What is wrong with a template, and at which character of it, from 1. */
export class TemplateError extends Error {
  constructor(says: string, at: number) {
    super(`character ${at + 1}: ${says}`);
  }
}

/**
 * The templates that a text says; two when a part at its end is optional (`{?}` stands in front of it),
 * the longer one first.
 *
 *   {account}        anything; the one greedy capture, unless it says otherwise
 *   {address}        an IP address, perhaps with brackets, zone or port
 *   {time}           a time of any shape that is known
 *   {device}         a word: the fingerprint of a key, an id
 *   {agent}          text up to the next literal
 *   {port}           digits
 *   {person}         a word that names a person too: the account once more, or who acted for it
 *   {any}, {word}, {number}, {text}, {quoted}    not kept
 *   {name:type}      with a type and name of its own, for `only` and `except`
 *   {{ and }}        a brace
 *
 * `word` is without blanks, `text` ends at the nearest place of the literal behind it (right of the greedy
 * capture: begins at the nearest place of the one before it), `quoted` ends at the first `"` that has no
 * backslash. Throws a TemplateError.
 */
export function parseTemplate(text: string): readonly Template[] {
  const at = text.indexOf(OPTIONAL);
  if (at === -1) return [one(text)];
  if (text.includes(OPTIONAL, at + 1))
    throw new TemplateError('a second {?}, wanted one', text.lastIndexOf(OPTIONAL));
  return [one(text.replace(OPTIONAL, '')), one(text.slice(0, at))];
}

function one(text: string): Template {
  const names: string[] = [];
  const parts: [Piece[], Piece[]] = [[], []];
  let greedy: number | undefined;
  let literal = '';
  let captureBefore = false;
  let from = 0;
  const endLiteral = (): void => {
    if (literal === '') return;
    parts[greedy === undefined ? 0 : 1].push({ literal: new Uint8Array(Buffer.from(literal)) });
    literal = '';
    captureBefore = false;
  };
  for (const token of text.matchAll(TOKEN)) {
    literal += text.slice(from, token.index);
    from = token.index + token[0].length;
    if (token[0] === '{{' || token[0] === '}}') {
      literal += token[0][0];
      continue;
    }
    const { name, type } = captureOf(token);
    endLiteral();
    if (captureBefore)
      throw new TemplateError('two captures side by side, wanted text between them', token.index);
    if (name !== '' && names.includes(name))
      throw new TemplateError(`{${name}} is there twice, wanted it once`, token.index);
    if (names.length === MOST_CAPTURES)
      throw new TemplateError(`more than ${MOST_CAPTURES} captures`, token.index);
    if (type === 'any') {
      if (greedy !== undefined)
        throw new TemplateError(
          'a second capture that takes anything, wanted one: give it a type',
          token.index,
        );
      greedy = names.length;
    } else {
      if (type === 'time' && greedy !== undefined)
        throw new TemplateError('a time behind the greedy capture, wanted it before', token.index);
      parts[greedy === undefined ? 0 : 1].push({ capture: names.length, type });
    }
    names.push(name);
    captureBefore = true;
  }
  literal += text.slice(from);
  endLiteral();
  const [left, right] = parts;
  return { left, greedy, right, names };
}

function captureOf(token: RegExpMatchArray): { name: string; type: CaptureType } {
  const [all, word, said] = token;
  const at = token.index ?? 0;
  if (word === undefined)
    throw new TemplateError(`${all} is no capture, wanted {name}, or two braces for one`, at);
  const bare = CAPTURE_TYPES.find((type) => type === word && said === undefined);
  const known = TYPES[word];
  if (bare !== undefined && known === undefined) return { name: '', type: bare };
  const type = CAPTURE_TYPES.find((one) => one === (said ?? known));
  if (type === undefined)
    throw new TemplateError(
      `${all} has no known type, wanted one of ${CAPTURE_TYPES.join(', ')}`,
      at,
    );
  return { name: word, type };
}
