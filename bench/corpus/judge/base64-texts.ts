const SEGMENT = /[A-Za-z0-9+/_-]{12,}/g;
/** A longer one may have lost its beginning to a redaction, and then begins in the middle of a group. */
const LONG = 20;

/** What the base64 and base64url segments of a text say, where they say something that can be read. */
export function base64Texts(text: string): string[] {
  const texts: string[] = [];
  for (const [segment] of text.matchAll(SEGMENT)) {
    const parts = segment.includes('/') ? [segment, ...segment.split('/')] : [segment];
    for (const part of parts) {
      if (part.length < 12) continue;
      const offsets = part.length < LONG ? 1 : 4;
      for (let offset = 0; offset < offsets; offset++) {
        const said = Buffer.from(part.slice(offset), 'base64').toString();
        if (isReadable(said)) texts.push(said);
      }
    }
  }
  return texts;
}

function isReadable(text: string): boolean {
  const odd = text.match(/[^ -~\n\u00a0-\uf000\uff01-\uff5e]|\ufffd/g)?.length ?? 0;
  return odd * 5 < text.length;
}
