import type { Episode } from './episode.ts';

/** After so many hours without a login something happens to an episode. */
interface DueHours {
  readonly episodeHours: number;
  readonly settleHours: number;
  readonly rememberHours: number;
}

/** Where an episode waits, and the order in which it came. */
interface Waiting {
  readonly turn: number;
  hour: number;
}

/**
 * Episodes by the hour of event time in which something may be due for them, so that the look at them every hour
 * costs what is due and not what is there. A login puts off what is due and nothing brings it forward, so an
 * episode waits where it was put, and is put again if it was too early.
 */
export class DueEpisodes {
  readonly #hours: DueHours;
  readonly #byHour = new Map<number, Set<Episode>>();
  readonly #waiting = new Map<Episode, Waiting>();
  /** All hours before this one were taken. */
  #from = Number.NEGATIVE_INFINITY;
  #turn = 0;

  constructor(hours: DueHours) {
    this.#hours = hours;
  }

  /** Takes one that is new, and may not be told yet, so that it has to be closed one day in any case. */
  add(episode: Episode): void {
    const waiting = { turn: this.#turn++, hour: this.#hourOf(episode, true) };
    this.#waiting.set(episode, waiting);
    this.#enter(episode, waiting.hour);
  }

  remove(episode: Episode): void {
    const waiting = this.#waiting.get(episode);
    if (waiting === undefined) return;
    this.#waiting.delete(episode);
    this.#leave(episode, waiting.hour);
  }

  /** All for which something may be due at `time`, in the order in which they came; each is to be put back or removed. */
  take(time: number): Episode[] {
    const last = Math.floor(time / 3600);
    const taken: { readonly episode: Episode; readonly turn: number }[] = [];
    if (this.#from === Number.NEGATIVE_INFINITY)
      this.#from = Math.min(last, ...this.#byHour.keys());
    for (; this.#from <= last; this.#from++) {
      for (const episode of this.#byHour.get(this.#from) ?? [])
        taken.push({ episode, turn: this.#waiting.get(episode)?.turn ?? 0 });
    }
    return taken.sort((a, b) => a.turn - b.turn).map(({ episode }) => episode);
  }

  /** Lets an episode that was taken wait for what comes next. */
  putBack(episode: Episode): void {
    const waiting = this.#waiting.get(episode);
    if (waiting === undefined) return;
    this.#leave(episode, waiting.hour);
    waiting.hour = this.#hourOf(episode, episode.told !== undefined);
    this.#enter(episode, waiting.hour);
  }

  /** The hour of what comes next, and not one that was taken. */
  #hourOf({ isSettled, last }: Episode, isTold: boolean): number {
    const { episodeHours, settleHours, rememberHours } = this.#hours;
    const toClose = isTold ? episodeHours : Number.POSITIVE_INFINITY;
    const toSettle = isSettled ? Number.POSITIVE_INFINITY : settleHours;
    const quiet = Math.min(toClose, toSettle, rememberHours);
    return Math.max(this.#from, Math.floor(last / 3600 + quiet));
  }

  #enter(episode: Episode, hour: number): void {
    const there = this.#byHour.get(hour);
    if (there === undefined) this.#byHour.set(hour, new Set([episode]));
    else there.add(episode);
  }

  #leave(episode: Episode, hour: number): void {
    const there = this.#byHour.get(hour);
    there?.delete(episode);
    if (there?.size === 0) this.#byHour.delete(hour);
  }
}
