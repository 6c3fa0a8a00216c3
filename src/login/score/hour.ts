import type { Evidence } from './evidence.ts';
import type { Term } from './term.ts';

/** The hour of the day, where the account has habits. */
export const HOUR: Term = {
  weigh: (evidence) => {
    const { history, settings } = evidence;
    if (history.logins < settings.hourLogins) return 0;
    const term = settings.hourWeight * history.hours.surprise(hourOfDay(evidence));
    return Math.min(settings.hourMost, Math.max(settings.hourLeast, term));
  },

  tell: (evidence) => {
    const hour = hourOfDay(evidence);
    return {
      code: 'unusual_hour',
      words: `${String(hour).padStart(2, '0')} h UTC is no usual hour of the account`,
      numbers: { hour },
    };
  },
};

function hourOfDay({ hour }: Evidence): number {
  return hour % 24;
}
