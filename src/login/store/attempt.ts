import { Fault, type FaultCode, reasonOf } from '../../base/fault.ts';

/** Does `call`; a failed system call becomes the fault `cannot <doing>: <reason>`. */
export function attempt<T>(code: FaultCode, doing: string, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    throw new Fault(code, `cannot ${doing}: ${reasonOf(cause)}`, cause);
  }
}
