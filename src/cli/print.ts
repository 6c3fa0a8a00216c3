import { DescriptorSink } from '../sink/descriptor-sink.ts';

/** Writes the answer of a command to standard output; a reader that has gone is no fault. */
export async function print(text: string): Promise<void> {
  await DescriptorSink.stdout().write(Buffer.from(text));
}
