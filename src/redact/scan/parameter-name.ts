import { ALNUM } from '../../base/ascii.ts';

/** 1 for the bytes that names of parameters, keys and headers are made of. */
export const NAME: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  ALNUM[byte] === 1 || '_-.[]'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** A name is looked for no further. */
export const LONGEST_NAME = 64;
