import { Fault } from '../../src/base/fault.ts';

/** Reads the value of an option that has to be a whole number below 2^32. */
export function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number < 2 ** 32) return number;
  throw new Fault('usage', `read ${option}: found '${text}', wanted a whole number below 2^32`);
}
