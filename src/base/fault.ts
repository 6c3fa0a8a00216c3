/**
 * The closed list of what can go wrong, each with the exit status of the command line that fits it
 * (sysexits.h where it has one).
 */
export const FAULT_EXITS = {
  /** The command line is not understood. */
  usage: 64,
  /** The input cannot be what it was said to be. */
  data: 65,
  /** An input cannot be opened or read. */
  input: 66,
  /** The output cannot be opened or written. */
  output: 74,
  /** A key or its directory cannot be trusted or used. */
  keys: 77,
  /** The config is wrong. */
  config: 78,
} as const;

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
