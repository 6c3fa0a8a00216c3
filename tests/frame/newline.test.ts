import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { contentEnd, NewlineFrame } from '../../src/frame/newline.ts';

const LIMIT = 8;

/**
 * The lines that come out, one text each with its line end; a line over the limit as `gone SIZE END`,
 * whether the frame or the reader, who sees its whole length, found that out.
 */
class Lines {
  readonly heard: string[] = [];
  readonly frame: NewlineFrame;

  constructor(limit: number) {
    this.frame = new NewlineFrame(limit, {
      lines: (bytes, start, end) => {
        for (let at = start; at < end; ) {
          const feed = bytes.indexOf(0x0a, at);
          const stop = feed === -1 || feed >= end ? end : feed + 1;
          const content = contentEnd(bytes, at, stop);
          const line = latin1(bytes, at, stop);
          if (content - at > limit) this.#gone(stop - at, line.slice(content - at));
          else this.heard.push(line);
          at = stop;
        }
      },
      tooLong: (size, lineEnd) => this.#gone(size, latin1(lineEnd)),
    });
  }

  #gone(size: number, lineEnd: string): void {
    this.heard.push(`gone ${size} ${JSON.stringify(lineEnd)}`);
  }
}

function linesOf(blocks: readonly string[], limit = LIMIT): string[] {
  const lines = new Lines(limit);
  for (const block of blocks) {
    // A block is the reader's own again as soon as push() is back.
    const bytes = bytesOf(block);
    lines.frame.push(bytes);
    bytes.fill(0x78);
  }
  lines.frame.end();
  return lines.heard;
}

/** The same by a regular expression. */
function expected(text: string, limit = LIMIT): string[] {
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const content = line.replace(/\r?\n?$/, '');
    if (content.length <= limit) return line;
    return `gone ${line.length} ${JSON.stringify(line.slice(content.length))}`;
  });
}

describe('NewlineFrame', () => {
  it('gives the same lines wherever the blocks were cut', () => {
    const block = fc
      .array(fc.constantFrom('a', '\n', '\r', '\r\n', 'abcdefg', 'abcdefgh', 'abcdefghi', '\0'))
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const text = blocks.join('');
        expect(linesOf(blocks)).toEqual(expected(text));
        expect(linesOf([...text])).toEqual(expected(text));
        expect(linesOf([text])).toEqual(expected(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['of exactly the limit', 'abcdefgh', 'abcdefgh'],
    ['of exactly the limit, LF', 'abcdefgh\n', 'abcdefgh\n'],
    ['of exactly the limit, CRLF', 'abcdefgh\r\n', 'abcdefgh\r\n'],
    ['one over', 'abcdefghi', 'gone 9 ""'],
    ['one over, LF', 'abcdefghi\n', 'gone 10 "\\n"'],
    ['one over, CRLF', 'abcdefghi\r\n', 'gone 11 "\\r\\n"'],
    ['of exactly the limit and a last CR', 'abcdefgh\r', 'abcdefgh\r'],
    ['one over and a last CR', 'abcdefghi\r', 'gone 10 "\\r"'],
    ['far over', `${'a'.repeat(5000)}\r\n`, 'gone 5002 "\\r\\n"'],
    ['empty', '\n', '\n'],
  ])('a line %s', (_, text, wanted) => {
    for (let cut = 0; cut <= Math.min(text.length, 20); cut++) {
      expect(linesOf(['x\n', text.slice(0, cut), text.slice(cut)])).toEqual(['x\n', wanted]);
    }
  });

  it('lets a line through at once that is whole, and says whether one is unfinished', () => {
    const { frame, heard } = new Lines(LIMIT);
    frame.push(bytesOf('a\nb\nc'));
    expect(heard).toEqual(['a\n', 'b\n']);
    expect(frame.unfinished).toBe(true);
    frame.push(bytesOf('\n'));
    expect(heard).toEqual(['a\n', 'b\n', 'c\n']);
    expect(frame.unfinished).toBe(false);
    frame.end();
    expect(heard).toHaveLength(3);
  });

  it('forgets an unfinished line on demand and tells its size', () => {
    const { frame, heard } = new Lines(LIMIT);
    frame.push(bytesOf('a\nbcd'));
    expect(frame.discard()).toBe(3);
    frame.push(bytesOf('e'.repeat(100)));
    expect(frame.discard()).toBe(100);
    frame.push(bytesOf('f\n'));
    frame.end();
    expect(heard).toEqual(['a\n', 'f\n']);
  });

  it('does not hold more than the limit of a line that never ends', () => {
    const { frame, heard } = new Lines(1 << 16);
    const block = new Uint8Array(1 << 16).fill(0x61);
    frame.push(block.subarray(0, 100));
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 4096; i++) frame.push(block);
    // 256 MiB went by.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
    frame.push(bytesOf('\nnext\n'));
    expect(heard).toEqual([`gone ${4096 * 65536 + 101} "\\n"`, 'next\n']);
  });
});

describe('contentEnd()', () => {
  it.each([
    ['ab\n', 2],
    ['ab\r\n', 2],
    ['ab\r', 2],
    ['ab', 2],
    ['ab\r\r\n', 3],
    ['\r\n', 0],
    ['\n', 0],
    ['\r', 0],
    ['', 0],
    ['a\nb', 3],
  ])('of %j is %i', (line, wanted) =>
    expect(contentEnd(bytesOf(`\n${line}`), 1, 1 + line.length)).toBe(1 + wanted),
  );
});
