import { stat } from 'node:fs/promises';

/** What is known of a file without reading it. */
interface Facts {
  /** Size, time of the last change and identity; of what cannot be looked at, why. */
  readonly text: string;
  /** When it was changed last, in ms since 1970; 0 when nobody knows. */
  readonly changed: number;
}

/** The facts of a file: the same text as long as it is not changed. */
export async function fileFacts(path: string): Promise<Facts> {
  try {
    // A rename sets the time of the change of status, not that of the content.
    const { size, ctimeMs, ino } = await stat(path);
    return { text: `${size} ${ctimeMs} ${ino}`, changed: ctimeMs };
  } catch (cause) {
    return { text: (cause as NodeJS.ErrnoException).code ?? 'unknown', changed: 0 };
  }
}
