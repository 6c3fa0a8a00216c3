import { BlockWriter } from './block-writer.ts';
import { type GenerateOptions, generateLines } from './generate-lines.ts';

/**
 * Writes a generated log to the file `out` (`-` is stdout) and, where asked for, the truth about it
 * to the file `truth`: one JSON object a secret, `line` from 1, `offset` of its first byte in the
 * file, `length` in bytes, `kind` and `field`.
 */
export function writeLog(options: GenerateOptions, out: string, truth?: string): void {
  const log = new BlockWriter(out);
  const facts = truth === undefined ? undefined : new BlockWriter(truth);
  let number = 0;
  let start = 0;
  for (const { bytes, plants } of generateLines(options)) {
    number++;
    log.write(bytes);
    if (facts !== undefined) {
      for (const { offset, length, kind, field } of plants) {
        const fact = { line: number, offset: start + offset, length, kind, field };
        facts.write(Buffer.from(`${JSON.stringify(fact)}\n`));
      }
    }
    start += bytes.length;
  }
  log.close();
  facts?.close();
}
