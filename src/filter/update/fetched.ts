import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { beginReplacement } from './replace-file.ts';

/** What is known of the last fetch of a list; it stands beside the file of the list, as JSON. */
const fetchedSchema = v.object({
  url: v.string(),
  etag: v.optional(v.string()),
  last_modified: v.optional(v.string()),
  /** Of the file as it was fetched, in hex. */
  sha256: v.string(),
});

export type Fetched = v.InferOutput<typeof fetchedSchema>;

const pathOf = (file: string): string => `${file}.fetched`;

/**
 * What is known of the fetch that gave the file as it is now. Undefined when the file came from elsewhere,
 * was changed by hand, or a process died or another one was quicker between file and note: then the list is
 * fetched whatever the server has seen of us before.
 */
export async function readFetched(file: string, url: string): Promise<Fetched | undefined> {
  try {
    const fetched = v.parse(fetchedSchema, JSON.parse(await readFile(pathOf(file), 'utf8')));
    return fetched.url === url && fetched.sha256 === (await digestOf(file)) ? fetched : undefined;
  } catch {
    return undefined;
  }
}

export async function writeFetched(file: string, fetched: Fetched): Promise<void> {
  const replacement = await beginReplacement(pathOf(file));
  try {
    await replacement.file.writeFile(`${JSON.stringify(fetched)}\n`);
    await replacement.commit();
  } finally {
    await replacement.discard();
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(file)) hash.update(block);
  return hash.digest('hex');
}
