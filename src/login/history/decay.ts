/** What is left of a count after `hours`: half of it after `halfLifeHours`. A negative time leaves it as it is. */
export function decay(hours: number, halfLifeHours: number): number {
  return hours <= 0 ? 1 : 2 ** (-hours / halfLifeHours);
}
