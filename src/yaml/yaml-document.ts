import { Composer, type CST, Lexer, type Node, Parser } from 'yaml';
import type { NoteAt } from './flaw.ts';

/** A config has three levels, and a level takes up to three places on the stack of the parser. */
const DEEPEST = 64;

/**
 * The content of a text of one YAML 1.2 document, null for an empty one. What is wrong goes to `note`.
 *
 * The steps of the parser are taken one by one, to stop before it is too deep: what comes behind
 * them calls itself for every level, and on an exhausted stack V8 can end the whole process.
 */
export function parseYaml(text: string, note: NoteAt): Node | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length <= DEEPEST) continue;
    note('too many levels', [parser.offset, parser.offset + 1]);
    return null;
  }
  for (const token of parser.end()) tokens.push(token);

  // Without its check for unique keys: that one compares each key with each.
  const composer = new Composer({ uniqueKeys: false, stringKeys: true, logLevel: 'error' });
  const [document, second] = composer.compose(tokens, true, text.length);
  const places = new Set<number>();
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    // One slip makes the parser stumble several times over the same place.
    if (!places.has(pos[0])) note(saysOf(code, message), pos);
    places.add(pos[0]);
  }
  if (document.directives?.yaml.version === '1.1') note('YAML 1.1, wanted YAML 1.2', [0, 0]);
  if (second !== undefined) {
    const [start, end] = second.range;
    note('a second YAML document begins here, wanted one', [start, end]);
  }
  return document.contents;
}

/** The words of the parser without what it quotes of the file: that could be anything. */
function saysOf(code: string, message: string): string {
  if (code === 'NON_STRING_KEY') return 'a key that is a list or mapping, wanted text';
  if (code === 'TAG_RESOLVE_FAILED') return 'a YAML tag, wanted a plain value';
  return `not YAML: ${message.replace(/(?<! ): .*$| \\.*$/s, '')}`;
}
