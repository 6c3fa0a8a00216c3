import { Fault } from '../base/fault.ts';

/** One directive of an nginx config file: `name argument argument;` or `name argument {`. */
export interface Directive {
  readonly words: readonly string[];
  /** Of its first word, from 1. */
  readonly line: number;
}

const BLANKS = ' \t\r\n';
const UNESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  t: '\t',
  r: '\r',
  n: '\n',
};

/**
 * The directives of the text of `file` in their order, those within blocks too; the grammar of nginx
 * (ngx_conf_read_token). Throws a `config` fault that names file and line where it is broken.
 */
export function nginxDirectives(text: string, file: string): Directive[] {
  return new Reader(text, file).directives();
}

class Reader {
  readonly #text: string;
  readonly #file: string;
  #at = 0;
  #line = 1;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  directives(): Directive[] {
    const found: Directive[] = [];
    const blocks: number[] = [];
    let words: string[] = [];
    let line = 1;
    for (;;) {
      this.#skipBlanks();
      const char = this.#text[this.#at];
      if (char === undefined) break;
      if (char === ';' || char === '{') {
        if (words.length === 0)
          throw this.#fault(this.#line, `found "${char}", wanted a directive`);
        found.push({ words, line });
        this.#at++;
        if (char === '{') {
          if (words[0].endsWith('_by_lua_block')) this.#skipLua();
          else blocks.push(line);
        }
        words = [];
      } else if (char === '}') {
        if (words.length > 0) throw this.#fault(this.#line, 'found "}", wanted ";" before it');
        if (blocks.pop() === undefined) {
          throw this.#fault(this.#line, 'found "}", but no block is open');
        }
        this.#at++;
      } else {
        if (words.length === 0) line = this.#line;
        words.push(char === '"' || char === "'" ? this.#quoted(char) : this.#bare());
      }
    }
    if (words.length > 0) throw this.#fault(line, 'found the end of the file, wanted ";" or "{"');
    const open = blocks.pop();
    if (open !== undefined) throw this.#fault(open, 'the block that begins here is not closed');
    return found;
  }

  #skipBlanks(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === '#') {
        const next = this.#text.indexOf('\n', this.#at);
        this.#at = next === -1 ? this.#text.length : next;
      } else if (!BLANKS.includes(char)) return;
      if (this.#text[this.#at] === '\n') this.#line++;
    }
  }

  #quoted(quote: string): string {
    const line = this.#line;
    let word = '';
    this.#at++;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined)
        throw this.#fault(line, `the ${quote} that begins here is not closed`);
      if (char === quote) break;
      word += this.#char();
    }
    const next = this.#text[++this.#at];
    if (next !== undefined && !`${BLANKS};{)`.includes(next)) {
      throw this.#fault(
        this.#line,
        `found "${next}" behind a closing ${quote}, wanted a blank or ";"`,
      );
    }
    return word;
  }

  /** A `{` belongs to the word only behind a `$`: `${name}`. */
  #bare(): string {
    let word = '';
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined || BLANKS.includes(char) || char === ';') return word;
      if (char === '{' && !word.endsWith('$')) return word;
      word += this.#char();
    }
  }

  /** One character, or what an escape stands for. */
  #char(): string {
    const char = this.#text[this.#at++];
    if (char === '\n') this.#line++;
    if (char !== '\\') return char;
    const next = this.#text[this.#at] ?? '';
    const plain = UNESCAPED[next];
    if (next !== '') this.#at++;
    if (next === '\n') this.#line++;
    return plain ?? char + next;
  }

  /** OpenResty: code of another language up to the brace that closes the block. */
  #skipLua(): void {
    const line = this.#line;
    for (let open = 1; open > 0; ) {
      const char = this.#text[this.#at];
      if (char === undefined)
        throw this.#fault(line, 'the Lua block that begins here is not closed');
      if (char === '"' || char === "'") {
        this.#at++;
        while (this.#at < this.#text.length && this.#text[this.#at] !== char) this.#char();
      } else if (this.#text.startsWith('--', this.#at)) {
        const next = this.#text.indexOf('\n', this.#at);
        this.#at = next === -1 ? this.#text.length : next;
        continue;
      } else if (char === '{') open++;
      else if (char === '}') open--;
      else if (char === '\n') this.#line++;
      this.#at++;
    }
  }

  #fault(line: number, found: string): Fault {
    return new Fault('config', `reading nginx config ${this.#file}:${line}: ${found}`);
  }
}
