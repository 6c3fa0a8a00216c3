/** Format characters that show nothing, and what terminals read as colour or clearing. */
const UNSEEN = /\p{Cf}|\x1b\[[0-9;]*[A-Za-z]/gu;
const ASCII = /^[ -~]*$/;

/** A text as people read it: without what does not show, full-width as normal, in lower case. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.replace(UNSEEN, '').normalize('NFKC').toLowerCase();
}

/** The letters and digits of a folded text alone, so that separators do not matter. */
export function squeeze(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}
