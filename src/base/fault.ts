/**
 * The closed list of what can go wrong, each with the exit status of the command line that fits it
 * (sysexits.h where it has one).
 */
export const FAULT_EXITS = {
  usage: 64,
  data: 65,
  input: 66,
  output: 74,
  keys: 77,
  config: 78,
} as const;

/** What each code means, for help and documents. */
export const FAULT_SAYS = {
  usage: 'the command line is not understood',
  data: 'the input cannot be what it was said to be',
  input: 'an input cannot be opened or read',
  output: 'the output cannot be opened or written',
  keys: 'a key or its directory cannot be trusted or used',
  config: 'the config is wrong',
} as const satisfies Record<keyof typeof FAULT_EXITS, string>;

export type FaultCode = keyof typeof FAULT_EXITS;

/**
 * The one kind of error that users see. The message says what was being done, what was found and
 * what was wanted, ends without a full stop and never quotes log content.
 */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = code;
  }
}

/** The words for a failed system call: `permission denied (EACCES)`, never the path or content. */
export function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (code === undefined) return cause instanceof Error ? cause.name : 'unknown error';
  const words: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    ENOENT: 'no such file or directory',
    ENOTDIR: 'part of the path is not a directory',
    EISDIR: 'it is a directory',
    ELOOP: 'it is a symbolic link',
    ENOSPC: 'no space left on the device',
    EROFS: 'the file system is read-only',
    EIO: 'input/output error',
    EMFILE: 'too many open files',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file is too large',
    EBADF: 'the file is closed',
  };
  return words[code] === undefined ? code : `${words[code]} (${code})`;
}
