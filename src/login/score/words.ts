/** `1,760`: a number without fractions, thousands apart. */
export function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `3 failures`, `1 failure`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${Math.round(count) === 1 ? one : many}`;
}

/** `11 min`, `5 h`, `12 days`: the largest unit of which there are at least two, or minutes. */
export function span(seconds: number): string {
  if (seconds >= 2 * 86_400) return `${whole(Math.floor(seconds / 86_400))} days`;
  if (seconds >= 2 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 60)} min`;
}

/** A share as a whole number of percent, and less than one as that. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`;
}

/** Three digits behind the point are all that a figure of a finding needs. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
