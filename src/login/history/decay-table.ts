import { decay } from './decay.ts';

/** Hours that are known by heart, about 340 days: what is older is reckoned each time. */
const HOURS = 8192;

/** `decay` for whole hours, each reckoned once: a power costs more than all else that is done with a count. */
export class DecayTable {
  #halfLifeHours = 0;
  /** 0 where it was not asked for yet. */
  #left = new Float64Array(0);

  of(hours: number, halfLifeHours: number): number {
    if (hours <= 0) return 1;
    if (hours >= HOURS) return decay(hours, halfLifeHours);
    if (this.#halfLifeHours !== halfLifeHours) {
      this.#halfLifeHours = halfLifeHours;
      this.#left = new Float64Array(HOURS);
    }
    const known = this.#left[hours];
    if (known > 0) return known;
    const left = decay(hours, halfLifeHours);
    this.#left[hours] = left;
    return left;
  }
}
