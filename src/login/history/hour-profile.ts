/** The most that one hour can hold: four bits in a row. */
const MOST = 15;

/** What three hours that were never seen count as. */
const SMOOTHING = 0.25;

/**
 * At which hours of the day (UTC) an account logs in: 24 small counts. When one is full all are
 * halved, so that what was long ago fades.
 */
export class HourProfile {
  readonly counts = new Uint8Array(24);

  see(hour: number): void {
    const { counts } = this;
    if (counts[hour] === MOST) for (let i = 0; i < 24; i++) counts[i] >>= 1;
    counts[hour]++;
  }

  /**
   * How much likelier this hour is for somebody who does not care for the hour than for the account,
   * as a logarithm. An hour counts with its neighbours: an hour of summer time changes little.
   */
  surprise(hour: number): number {
    const { counts } = this;
    const near = counts[(hour + 23) % 24] + counts[hour] + counts[(hour + 1) % 24];
    let all = 0;
    for (let i = 0; i < 24; i++) all += counts[i];
    const share = (near + SMOOTHING) / (all + 8 * SMOOTHING);
    return Math.log(1 / 8 / share);
  }
}
