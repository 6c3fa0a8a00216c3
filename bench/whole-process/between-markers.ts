/** Puts `content` between `<!-- NAME:begin -->` and `<!-- NAME:end -->`; throws where these are not. */
export function betweenMarkers(text: string, name: string, content: string): string {
  const begin = `<!-- ${name}:begin -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`the markers of ${name} were looked for, found none`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}
