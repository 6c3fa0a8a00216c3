/** What a shell takes as it is. */
const PLAIN = /^[\w./:@%+,=][\w./:@%+,=-]*$/;

/**
 * A text as one word of a POSIX shell, to be copied from the terminal: whatever stands in a file that
 * somebody has edited, it is no command.
 */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : quoted(text);
}

/** The same, always in quotes: what is between single quotes has no meaning, and a quote itself cannot be there. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
