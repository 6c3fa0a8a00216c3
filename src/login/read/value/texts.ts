import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

/** A longer name is kept as its digest: memory is bounded, and two names stay two. */
export const LONGEST_NAME = 1024;

/** Makes text of bytes. Keeps a view of the last array of bytes: to make one costs more than to use it. */
export class Texts {
  #memory: ArrayBufferLike = new ArrayBuffer(0);
  #view = Buffer.from(this.#memory);

  /** One character a byte. */
  latin1(bytes: Uint8Array, start: number, end: number): string {
    const { byteOffset } = bytes;
    return this.#viewOf(bytes).toString('latin1', byteOffset + start, byteOffset + end);
  }

  /** UTF-8, or one character a byte where the bytes are none. */
  text(bytes: Uint8Array, start: number, end: number): string {
    let i = start;
    while (i < end && bytes[i] < 0x80) i++;
    if (i === end || !isUtf8(bytes.subarray(start, end))) return this.latin1(bytes, start, end);
    const { byteOffset } = bytes;
    return this.#viewOf(bytes).toString('utf8', byteOffset + start, byteOffset + end);
  }

  /**
   * The bytes of a name as text; undefined for none. Of more than LONGEST_NAME bytes `sha256:` and the
   * digest.
   */
  name(bytes: Uint8Array, start: number, end: number): string | undefined {
    if (start === end) return undefined;
    if (end - start > LONGEST_NAME) return digest(bytes.subarray(start, end));
    return this.text(bytes, start, end);
  }

  #viewOf({ buffer }: Uint8Array): Buffer {
    if (buffer !== this.#memory) {
      this.#memory = buffer;
      this.#view = Buffer.from(buffer);
    }
    return this.#view;
  }
}

/** A name that is text already, within the same bound. */
export function nameOfText(text: string): string | undefined {
  if (text === '') return undefined;
  if (text.length <= LONGEST_NAME / 3) return text;
  const bytes = Buffer.from(text);
  return bytes.length > LONGEST_NAME ? digest(bytes) : text;
}

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
