import { stat } from 'node:fs/promises';

/**
 * Size, time of the last change and identity of a file: the same text as long as nothing is changed. Of a
 * file that cannot be looked at, why.
 */
export async function fileFacts(path: string): Promise<string> {
  try {
    // A rename sets the time of the change of status, not that of the content.
    const { size, ctimeMs, ino } = await stat(path);
    return `${size} ${ctimeMs} ${ino}`;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
