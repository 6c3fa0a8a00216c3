import { Fault, reasonOf } from '../base/fault.ts';

/** Does `call`; a failed system call becomes the fault `cannot <doing>: <reason>, wanted <wanted>`. */
export function attempt<T>(doing: string, call: () => T, wanted?: string): T {
  try {
    return call();
  } catch (cause) {
    if (cause instanceof Fault || !isSystemError(cause)) throw cause;
    const ending = wanted === undefined ? '' : `, wanted ${wanted}`;
    throw new Fault('keys', `cannot ${doing}: ${reasonOf(cause)}${ending}`, cause);
  }
}

function isSystemError(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause;
}
