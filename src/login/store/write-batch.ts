/** What is to be done to one key. */
type Change =
  | { readonly kind: 'row' | 'meta'; readonly key: Buffer; readonly value: Buffer }
  | { readonly kind: 'delete'; readonly key: Buffer };

const KINDS = ['row', 'meta', 'delete'] as const;
const HEAD = 6;

/**
 * Changes as one block of bytes, which changes threads without being copied.
 *
 *     kind (1)  key length (1)  value length (4)  key  value
 */
export function packChanges(
  rows: ReadonlyMap<string, Uint8Array | undefined>,
  meta: ReadonlyMap<string, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  let size = 0;
  for (const [key, row] of rows) size += HEAD + key.length + (row?.length ?? 0);
  for (const [name, value] of meta) size += HEAD + name.length + value.length;
  const out = Buffer.from(new ArrayBuffer(size));
  let at = 0;
  const add = (kind: number, key: string, value: Uint8Array | undefined): void => {
    out[at] = kind;
    out[at + 1] = out.write(key, at + HEAD, 'latin1');
    out.writeUInt32LE(value?.length ?? 0, at + 2);
    at += HEAD + key.length;
    if (value !== undefined) out.set(value, at);
    at += value?.length ?? 0;
  };
  for (const [name, value] of meta) add(1, name, value);
  for (const [key, row] of rows) add(row === undefined ? 2 : 0, key, row);
  return out;
}

export function* unpackChanges(packed: Uint8Array): Generator<Change> {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  for (let at = 0; at < bytes.length; ) {
    const kind = KINDS[bytes[at]];
    const keyEnd = at + HEAD + bytes[at + 1];
    const end = keyEnd + bytes.readUInt32LE(at + 2);
    const key = bytes.subarray(at + HEAD, keyEnd);
    yield kind === 'delete' ? { kind, key } : { kind, key, value: bytes.subarray(keyEnd, end) };
    at = end;
  }
}
