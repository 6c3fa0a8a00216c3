import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isPrivateTarget } from './private-targets.ts';

/** Gives all addresses of a name; rejects when there is none. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (name) => systemLookup(name, { all: true });

/** The code of the error for a name that has only private addresses. */
export const PRIVATE_TARGET = 'PRIVATE_TARGET';

/**
 * The lookup of a socket: gives it only addresses that are not private, and it connects to one of
 * those without asking again, so a name cannot change its mind in between.
 */
export function checkedLookup(resolve: Resolve): LookupFunction {
  return (name, options, callback) => {
    resolve(name).then(
      (addresses) => {
        const open = addresses.filter(({ address }) => !isPrivateTarget(address));
        const [first] = open;
        if (first === undefined) callback(privateTarget(), '');
        else if (options.all === true) callback(null, open);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function privateTarget(): NodeJS.ErrnoException {
  return Object.assign(new Error('a private address'), { code: PRIVATE_TARGET });
}
