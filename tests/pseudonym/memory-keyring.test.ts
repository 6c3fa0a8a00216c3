import { describe, expect, it } from 'vitest';
import { latin1 } from '../../src/base/ascii.ts';
import { MemoryKeyring } from '../../src/pseudonym/memory-keyring.ts';
import { writeToken } from '../../src/pseudonym/token.ts';

function token(keyring: MemoryKeyring, epoch: number): string | undefined {
  const keys = keyring.open(epoch);
  return keys && latin1(writeToken('user', Buffer.from('anna'), keys));
}

/** Keys 0, 1, 2 …, so that a test says which one was drawn. */
function counting(repeatFirst = 0): (size: number) => Uint8Array {
  let calls = 0;
  return (size) => {
    const key = new Uint8Array(size);
    new DataView(key.buffer).setUint32(0, Math.max(0, calls++ - repeatFirst));
    return key;
  };
}

describe('MemoryKeyring', () => {
  it('keeps the key of every epoch for the run, also of those used long ago', () => {
    const keyring = new MemoryKeyring('hour');
    const first = Array.from({ length: 200 }, (_, epoch) => token(keyring, epoch));
    const backwards = Array.from({ length: 200 }, (_, i) => token(keyring, 199 - i));
    expect(backwards.reverse()).toEqual(first);
    expect(new Set(first).size).toBe(200);
  });

  it('has keys of its own in every run', () => {
    expect(token(new MemoryKeyring('day'), 1)).not.toBe(token(new MemoryKeyring('day'), 1));
  });

  it('numbers epochs by its length', () => {
    expect(new MemoryKeyring('day').epochOf(86_400)).toBe(1);
    expect(new MemoryKeyring('hour').epochOf(86_400)).toBe(24);
  });

  it('gives no key beyond 20,000 epochs and keeps those it gave', () => {
    const keyring = new MemoryKeyring('hour', counting());
    const first = token(keyring, 0);
    for (let epoch = 1; epoch < 20_000; epoch++) keyring.open(epoch);
    expect(keyring.open(20_000)).toBeUndefined();
    expect(token(keyring, 0)).toBe(first);
    expect(keyring.open(19_999)).toBeDefined();
  });

  it('gives no key for a time that is none', () => {
    const keyring = new MemoryKeyring('day');
    expect(keyring.open(keyring.epochOf(Number.NaN))).toBeUndefined();
    expect(keyring.open(keyring.epochOf(1e30))).toBeUndefined();
  });

  it('never uses one key id for two epochs', () => {
    const keyring = new MemoryKeyring('day', counting(3));
    expect(keyring.open(1)?.keyId).not.toEqual(keyring.open(2)?.keyId);
    const broken = new MemoryKeyring('day', (size) => new Uint8Array(size));
    broken.open(1);
    expect(() => broken.open(2)).toThrow(/wanted a working source of random bytes$/);
  });
});
