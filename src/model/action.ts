/**
 * What the policy does with a span. Actions are built once per run; `resolve` looks one up by the
 * kind of the span and calls it only when its cache does not know the bytes.
 */
export type Action =
  /** The span stays as it is. */
  | { readonly type: 'keep' }
  /** The same bytes for every value. */
  | { readonly type: 'constant'; readonly bytes: Uint8Array }
  /**
   * An address for an address: canonical bytes (4 or 16) in, canonical bytes out. `room` is 16 bytes that
   * these may be written to.
   */
  | {
      readonly type: 'address';
      readonly map: (address: Uint8Array, keys: EpochKeys, room: Uint8Array) => Uint8Array;
    }
  /** Text for a value, made with the keys of the epoch. */
  | {
      readonly type: 'keyed';
      readonly write: (value: Uint8Array, keys: EpochKeys) => Uint8Array;
    }
  /** Text for a value, made without a key. */
  | { readonly type: 'plain'; readonly write: (value: Uint8Array) => Uint8Array }
  /**
   * Text in another alphabet, as it stands there with all its escapes: it is redacted inside and
   * written the same way. `keys` are undefined when the policy needs none.
   */
  | {
      readonly type: 'encoded';
      readonly write: (span: Uint8Array, epoch: number, keys: EpochKeys | undefined) => Uint8Array;
    };

/** The keys of one epoch, as far as actions need them. */
export interface EpochKeys {
  /** 40 bits that name the key in every pseudonym made with it. */
  readonly keyId: Uint8Array;
  /**
   * The first 80 bits of HMAC-SHA256 over `value` with the epoch's subkey for `purpose`. The result
   * is overwritten by the next call.
   */
  mac(purpose: string, value: Uint8Array): Uint8Array;
}

/** Gives the keys for an event time. */
export interface Keyring {
  /** The number of the epoch in which `seconds` since 1970 UTC lies; grows with time. */
  epochOf(seconds: number): number;
  /** The keys of an epoch, made on first use; undefined when they were destroyed or cannot be had. */
  open(epoch: number): EpochKeys | undefined;
}
