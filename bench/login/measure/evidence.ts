import { type Attack, HONEST, type Honest, isAttack, isHonest, type Login } from '../login.ts';

/** What one system said of one login. */
export interface Said {
  /** The higher, the less familiar. */
  readonly score: number;
  /** Whether it calls somebody, with the settings that it comes with. */
  readonly alarm: boolean;
}

/** An attack, by its decisive login. */
export interface Attacked extends Said {
  readonly by: Attack;
  readonly history: number;
}

/** The honest logins that count, in columns: there are millions. */
export interface HonestLogins {
  readonly scores: Float64Array;
  readonly alarms: Uint8Array;
  /** Places in HONEST. */
  readonly by: Uint8Array;
}

/** Which attacks are meant: of one class, at one history, or all. */
export interface Which {
  readonly by?: Attack;
  readonly history?: number;
}

/** The system that was measured, and what its reviewers see. */
export interface Subject {
  readonly name: string;
  /** Only says yes or no. */
  readonly binary: boolean;
  readonly findings: number;
  /** Honest logins that open a finding; those that come to an open one call nobody. */
  readonly opened: number;
  /** Accounts times days over which the findings came. */
  readonly accountDays: number;
}

/** Everything that was measured of one system, over any number of seeds. */
export class Evidence {
  readonly subject: Subject;
  readonly honest: HonestLogins;
  readonly attacks: readonly Attacked[];
  /** Scores of the honest logins, highest first. */
  readonly #ranked: Float64Array;

  constructor(subject: Subject, honest: HonestLogins, attacks: readonly Attacked[]) {
    this.subject = subject;
    this.honest = honest;
    this.attacks = attacks;
    this.#ranked = honest.scores.toSorted().reverse();
  }

  /** Sorts what a system said of all successes: honest logins count from `since` on. */
  static of(
    subject: Subject,
    successes: readonly Login[],
    since: number,
    said: (index: number) => Said,
  ): Evidence {
    const honest: { readonly by: Honest; readonly said: Said }[] = [];
    const attacks: Attacked[] = [];
    for (const [i, { time, truth }] of successes.entries()) {
      const { by, decisive, history } = truth;
      if (isHonest(by) && time >= since) honest.push({ by, said: said(i) });
      if (isAttack(by) && decisive && history !== undefined)
        attacks.push({ ...said(i), by, history });
    }
    const columns = {
      scores: Float64Array.from(honest, (login) => login.said.score),
      alarms: Uint8Array.from(honest, (login) => Number(login.said.alarm)),
      by: Uint8Array.from(honest, (login) => HONEST.indexOf(login.by)),
    };
    return new Evidence(subject, columns, attacks);
  }

  /** The evidence of several seeds as one. */
  static pooled(parts: readonly Evidence[]): Evidence {
    const [first] = parts;
    if (first === undefined) throw new Error('no seed was measured');
    const sum = (of: (part: Evidence) => number): number =>
      parts.reduce((total, part) => total + of(part), 0);
    const size = sum(({ honest }) => honest.by.length);
    const honest = {
      scores: new Float64Array(size),
      alarms: new Uint8Array(size),
      by: new Uint8Array(size),
    };
    let at = 0;
    for (const part of parts) {
      honest.scores.set(part.honest.scores, at);
      honest.alarms.set(part.honest.alarms, at);
      honest.by.set(part.honest.by, at);
      at += part.honest.by.length;
    }
    const subject = {
      ...first.subject,
      findings: sum((part) => part.subject.findings),
      opened: sum((part) => part.subject.opened),
      accountDays: sum((part) => part.subject.accountDays),
    };
    return new Evidence(
      subject,
      honest,
      parts.flatMap(({ attacks }) => attacks),
    );
  }

  /** False alarms among honest logins, from 0 to 1, with the settings that the system comes with. */
  ownRate(): number {
    return this.honest.alarms.reduce((sum, alarm) => sum + alarm, 0) / this.honest.alarms.length;
  }

  /** The score that at most this share of honest logins is above. */
  threshold(rate: number): number {
    const ranked = this.#ranked;
    return ranked[Math.min(ranked.length - 1, Math.floor(rate * ranked.length + 1e-9))] ?? 0;
  }

  attacksOf({ by, history }: Which): Attacked[] {
    return this.attacks.filter(
      (attack) =>
        (by === undefined || attack.by === by) &&
        (history === undefined || attack.history === history),
    );
  }

  /** Share of the attacks above a threshold. */
  detected(which: Which, threshold: number): number {
    const meant = this.attacksOf(which);
    return meant.filter(({ score }) => score > threshold).length / meant.length;
  }

  /** Share of the attacks that the system tells with the settings that it comes with. */
  told(which: Which): number {
    const meant = this.attacksOf(which);
    return meant.filter(({ alarm }) => alarm).length / meant.length;
  }

  /** Honest logins of one manner, and those of them that a threshold, or the system itself, calls out. */
  honestOf(manner: Honest, threshold: number | 'own'): { logins: number; alarms: number } {
    const wanted = HONEST.indexOf(manner);
    const { scores, alarms, by } = this.honest;
    let logins = 0;
    let called = 0;
    for (let i = 0; i < by.length; i++) {
      if (by[i] !== wanted) continue;
      logins++;
      const alarm = threshold === 'own' ? alarms[i] === 1 : (scores[i] as number) > threshold;
      if (alarm) called++;
    }
    return { logins, alarms: called };
  }
}
