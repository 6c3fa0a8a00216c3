import { dateSince1970, daysSince1970 } from '../base/calendar.ts';

/** How long one key may serve. Epochs are those of UTC; a week is that of ISO 8601, from Monday. */
export const EPOCH_LENGTHS = ['hour', 'day', 'week', 'month'] as const;

export type EpochLength = (typeof EPOCH_LENGTHS)[number];

const HOUR = 3600;
const DAY = 24 * HOUR;

/** 1970-01-01 was a Thursday: this many days after the Monday of week 0. */
const MONDAY_TO_THURSDAY = 3;

/** The number of the epoch in which `seconds` since 1970 UTC lies; epoch 0 holds second 0. */
export function epochOf(length: EpochLength, seconds: number): number {
  if (length === 'hour') return Math.floor(seconds / HOUR);
  const days = Math.floor(seconds / DAY);
  if (length === 'day') return days;
  if (length === 'week') return Math.floor((days + MONDAY_TO_THURSDAY) / 7);
  const { year, month } = dateSince1970(days);
  return (year - 1970) * 12 + month - 1;
}

/** The first second of an epoch, since 1970 UTC. */
export function firstSecond(length: EpochLength, epoch: number): number {
  if (length === 'hour') return epoch * HOUR;
  if (length === 'day') return epoch * DAY;
  if (length === 'week') return (epoch * 7 - MONDAY_TO_THURSDAY) * DAY;
  return (
    daysSince1970(1970 + Math.floor(epoch / 12), epoch - 12 * Math.floor(epoch / 12) + 1, 1) * DAY
  );
}

/**
 * The name of an epoch as ISO 8601 writes it: `2026-11-22T13`, `2026-11-22`, `2026-W47`, `2026-11`.
 * Undefined for what is no whole number and outside the years 0 to 9999.
 */
export function epochName(length: EpochLength, epoch: number): string | undefined {
  if (!Number.isSafeInteger(epoch)) return undefined;
  const days = Math.floor(firstSecond(length, epoch) / DAY);
  // A week belongs to the year of its Thursday.
  const { year, month, day } = dateSince1970(length === 'week' ? epoch * 7 : days);
  if (year < 0 || year > 9999) return undefined;
  if (length === 'week') {
    return `${digits(year, 4)}-W${digits(Math.floor((epoch * 7 - daysSince1970(year, 1, 1)) / 7) + 1, 2)}`;
  }
  const monthName = `${digits(year, 4)}-${digits(month, 2)}`;
  if (length === 'month') return monthName;
  const dayName = `${monthName}-${digits(day, 2)}`;
  return length === 'day' ? dayName : `${dayName}T${digits(epoch - days * 24, 2)}`;
}

const NAME = /^(\d{4})-(?:W(\d\d)|(\d\d)(?:-(\d\d)(?:T(\d\d))?)?)$/;

/** The epoch that has exactly this name, or undefined. */
export function parseEpochName(name: string): { length: EpochLength; epoch: number } | undefined {
  const parts = NAME.exec(name);
  if (parts === null) return undefined;
  const [year, week, month, day, hour] = parts.slice(1).map(Number);
  let length: EpochLength = 'month';
  let epoch = (year - 1970) * 12 + month - 1;
  if (parts[2] !== undefined) {
    length = 'week';
    // 4 January is always in week 1.
    epoch = Math.floor((daysSince1970(year, 1, 4) + MONDAY_TO_THURSDAY) / 7) + week - 1;
  } else if (parts[5] !== undefined) {
    length = 'hour';
    epoch = daysSince1970(year, month, day) * 24 + hour;
  } else if (parts[4] !== undefined) {
    length = 'day';
    epoch = daysSince1970(year, month, day);
  }
  // 30 February, week 53 of most years and hour 24 name a different epoch or none.
  return epochName(length, epoch) === name ? { length, epoch } : undefined;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
