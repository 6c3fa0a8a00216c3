/** Shorter lines than this are not made, however narrow the terminal. */
const LEAST = 30;

/** How wide a page for people may be: that of the terminal; undefined where there is none, and lines stay whole. */
export function pageWidth(): number | undefined {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? Math.max(LEAST, columns) : undefined;
}

/** A line in pieces that fit, cut at blanks; each but the first begins `hang` blanks deeper than the line does. */
export function wrap(line: string, width: number | undefined, hang = 0): string[] {
  if (width === undefined || line.length <= width) return [line];
  const indent = line.length - line.trimStart().length;
  const deeper = ' '.repeat(Math.min(indent + hang, LEAST / 2));
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width);
    const least = pieces.length === 0 ? indent : deeper.length;
    // A word that is wider than the page is left whole: it can be a pseudonym to be copied.
    const end = blank > least ? blank : rest.indexOf(' ', width);
    if (end === -1) break;
    pieces.push(rest.slice(0, end).trimEnd());
    rest = deeper + rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}

/** Text in at most so many characters; `…` stands for what was cut off. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;
}
