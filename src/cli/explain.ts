import { Fault } from '../base/fault.ts';
import { Output } from '../base/output.ts';
import { keyringOf, stagesOf } from '../config/stages-of.ts';
import { contentEnd } from '../frame/newline.ts';
import { explainLine } from '../pipeline/explanation.ts';
import { openSource, STDIN } from '../source/open-source.ts';
import { explanationText } from './explanation-text.ts';
import { inputsOf } from './inputs.ts';
import { jsonText } from './json-text.ts';
import { type MessageOptions, openMessages } from './messages.ts';
import { configOf, type ReadOptions } from './options.ts';
import { print } from './print.ts';

const LINE_FEED = 0x0a;

/** Of a line end `\r\n` that belongs to a line, the part in front of the line feed. */
const CARRIAGE_RETURN = 1;

/** `explain`: why a line comes out as it does. Shows nothing that the line out does not hold. */
export async function explain(
  line: string | undefined,
  options: ReadOptions & MessageOptions,
): Promise<void> {
  const messages = await openMessages(options);
  const config = await configOf(options);
  const stages = await stagesOf(
    config,
    keyringOf(config.keys, (fault) => messages.fault(fault)),
  );
  if (line === undefined) await inputsOf([STDIN], messages);
  const bytes =
    line === undefined ? await firstLineOfStdin(config.limits.line) : firstLine(Buffer.from(line));
  const told = explainLine(stages, bytes.subarray(0, contentEnd(bytes, 0, bytes.length)));
  const { limits, keys } = config;
  await print(
    options.json === true
      ? jsonText(told)
      : explanationText(told, { lineLimit: limits.line, hasKeys: keys.directory !== undefined }),
  );
}

/** The bytes in front of the first line feed, all without one. */
function firstLine(bytes: Uint8Array): Uint8Array {
  const feed = bytes.indexOf(LINE_FEED);
  return feed === -1 ? bytes : bytes.subarray(0, feed);
}

/** The first line of standard input; of one over the limit, as much as shows that it is. */
async function firstLineOfStdin(limit: number): Promise<Uint8Array> {
  const source = await openSource(STDIN);
  const line = new Output();
  try {
    let block = await source.next();
    if (block === undefined)
      throw new Fault('data', 'cannot explain: standard input is empty, wanted one line');
    while (block !== undefined) {
      const part = firstLine(block);
      line.append(part, 0, part.length);
      if (part.length < block.length || line.length > limit + CARRIAGE_RETURN) break;
      block = await source.next();
    }
  } finally {
    await source.close();
  }
  return line.view();
}
