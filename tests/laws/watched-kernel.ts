import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';

/*
 * The kernel from its sources, not optimized, with a note at each condition of which ways it went. The notes lie in its
 * memory, below everything that it uses itself.
 */

const ENTRY = 'src/kernel/assembly/index.ts';
const MEMORY = '--memoryBase 1024 --initialMemory 600 --maximumMemory 600';

/** Where the notes begin, and where the kernel's own memory does (layout.ts). */
const NOTES = 32_768;
const KERNEL = 65_536;

/** Bits of a note. */
const HELD = 1;
const FAILED = 2;

/** An instruction that takes a condition from the stack. */
const CONDITION = /^ *(?:if|br_if|select)\b/;

const NOTE = `(func $note (param $held i32) (param $at i32) (result i32)
 (i32.store8 (local.get $at) (i32.or (i32.load8_u (local.get $at))
  (select (i32.const ${HELD}) (i32.const ${FAILED}) (local.get $held))))
 (local.get $held))`;

/** The ways of the conditions of a kernel, over all that were made of its module. */
export class WatchedKernel {
  readonly module: WebAssembly.Module;
  /** The function that each condition is in, and which of its conditions it is, from 1. */
  readonly #names: readonly string[];
  readonly #seen: Uint8Array;

  private constructor(module: WebAssembly.Module, names: readonly string[]) {
    this.module = module;
    this.#names = names;
    this.#seen = new Uint8Array(names.length);
  }

  static async build(): Promise<WatchedKernel> {
    const options = `--textFile kernel.wat --runtime stub --enable simd --noAssert ${MEMORY}`;
    let text = '';
    const { error, stderr } = await asc.main([ENTRY, ...options.split(' ')], {
      writeFile: (name: string, contents: string | Uint8Array) => {
        if (name === 'kernel.wat') text = String(contents);
      },
    });
    if (error !== null) throw new Error(`the kernel cannot be built: ${stderr.toString()}`);
    const names: string[] = [];
    const watched = text
      .split('\n')
      .flatMap((line, i, lines) =>
        CONDITION.test(line)
          ? [`i32.const ${NOTES + names.push(nameAt(lines, i)) - 1}`, 'call $note', line]
          : [line],
      )
      .join('\n');
    if (names.length === 0 || NOTES + names.length > KERNEL) throw new Error('no room for notes');
    const parsed = binaryen.parseText(watched.replace(/\)\s*$/, `${NOTE}\n)`));
    parsed.setFeatures(binaryen.Features.All);
    return new WatchedKernel(new WebAssembly.Module(parsed.emitBinary()), names);
  }

  /** Takes over what the kernel with this memory noted. */
  collect(memory: WebAssembly.Memory): void {
    const notes = new Uint8Array(memory.buffer, NOTES, this.#seen.length);
    for (const [i, note] of notes.entries()) this.#seen[i] |= note;
  }

  /** How many ways there are, two of each condition. */
  get ways(): number {
    return 2 * this.#names.length;
  }

  /** The ways that no kernel went. */
  unseen(): string[] {
    return this.#names.flatMap((name, i) => [
      ...((this.#seen[i] & HELD) === 0 ? [`${name} never holds`] : []),
      ...((this.#seen[i] & FAILED) === 0 ? [`${name} always holds`] : []),
    ]);
  }
}

function nameAt(lines: readonly string[], at: number): string {
  let first = at;
  while (!/^ \(func /.test(lines[first] ?? '')) first--;
  const before = lines.slice(first, at).filter((line) => CONDITION.test(line)).length;
  const name = /\$(?:src\/kernel\/assembly\/)?(\S+)/.exec(lines[first] ?? '')?.[1] ?? '';
  return `${name} ${before + 1}`;
}
