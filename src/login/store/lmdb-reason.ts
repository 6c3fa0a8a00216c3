import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf } from '../../base/fault.ts';

/** A batch changes about a page of 4 KiB a row; with less room than this it may well fail. */
const SCARCE_BYTES = 64 << 20;

/**
 * Why lmdb failed on the file at `path`, in words without paths and content. It says `Input/output
 * error` for a write that a full disk took in part only: how much room there is tells more.
 */
export function lmdbReason(cause: unknown, path: string): string {
  if (isScarce(dirname(path))) return reasonOf({ code: 'ENOSPC' });
  const code: unknown = (cause as { readonly code?: unknown }).code;
  if (typeof code === 'string') return reasonOf(cause);
  return cause instanceof Error ? cause.message : 'unknown error';
}

function isScarce(directory: string): boolean {
  try {
    const { bavail, bsize, ffree, files } = statfsSync(directory);
    return bavail * bsize < SCARCE_BYTES || (files > 0 && ffree === 0);
  } catch {
    return false;
  }
}
