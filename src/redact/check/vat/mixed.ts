import { bgEgn } from '../bg-egn.ts';
import { czSkBirthNumber } from '../cz-sk-birth-number.ts';
import { esCif } from '../es-cif.ts';
import { esDni } from '../es-dni.ts';
import { passesTwoTries } from '../formula/passes-two-tries.ts';
import { weightedSum } from '../formula/weighted-sum.ts';
import { iePps } from '../ie-pps.ts';
import { lvPersonasKods } from '../lv-personas-kods.ts';
import type { VatFormat } from './vat-format.ts';

function passesBulgarian(number: string): boolean {
  if (number.length === 9)
    return passesTwoTries(number, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]);
  const last = Number(number[9]);
  const foreigner = weightedSum(number, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
  const other = 11 - (weightedSum(number, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return bgEgn.test(number) === undefined || foreigner === last || other % 11 === last;
}

function passesCzech(number: string): boolean {
  const weights = [8, 7, 6, 5, 4, 3, 2];
  if (number.length === 8) {
    const rest = (11 - (weightedSum(number, weights) % 11)) % 11;
    return (rest || 1) % 10 === Number(number[7]);
  }
  if (czSkBirthNumber.test(number) === undefined) return true;
  // 6 in front: people who are not told by a birth number
  if (number.length !== 9 || number[0] !== '6') return false;
  const rest = weightedSum(number.slice(1), weights) % 11;
  return (rest + 8) % 10 === Number(number[8]);
}

/** What a digit of a Cypriot number counts at the places 1, 3 … */
const CYPRIOT = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

function passesCypriot(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? CYPRIOT[Number(number[i])] : Number(number[i]);
  return sum % 26 === number.charCodeAt(8) - 65;
}

/** The old Irish number has a letter or sign second; its digits count as 0, 3 to 7 and the first. */
function passesIrish(number: string): boolean {
  if (/^\d{7}/.test(number)) return iePps.test(number) === undefined;
  return iePps.test(`0${number.slice(2, 7)}${number[0]}${number[7]}`) === undefined;
}

const LITHUANIAN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5];

function passesLithuanian(number: string): boolean {
  const digits = number.length - 1;
  return passesTwoTries(number, LITHUANIAN.slice(0, digits), LITHUANIAN.slice(2, digits + 2));
}

function passesLatvian(number: string): boolean {
  if (number[0] <= '3') return lvPersonasKods.test(number) === undefined;
  return weightedSum(number, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
}

/** Countries where companies and people have VAT numbers of different kinds, or with letters. */
export const MIXED: Readonly<Record<string, VatFormat>> = {
  // НАП
  BG: { shape: /^\d{9,10}$/, passes: passesBulgarian },
  // Tax Department
  CY: { shape: /^(?!12)\d{8}[A-Z]$/, passes: passesCypriot },
  // Finanční správa, DIČ
  CZ: { shape: /^(?:[0-8]\d{7}|\d{9,10})$/, passes: passesCzech },
  // AEAT, NIF
  ES: {
    shape: /^[0-9A-Z]\d{7}[0-9A-Z]$/,
    passes: (number) => esDni.test(number) === undefined || esCif.test(number) === undefined,
  },
  // Revenue
  IE: { shape: /^(?:\d{7}[A-W][A-IWTX]?|\d[A-Z+*]\d{5}[A-W])$/, passes: passesIrish },
  // VMI
  LT: { shape: /^(?:\d{7}1\d|\d{10}1\d)$/, passes: passesLithuanian },
  // VID
  LV: { shape: /^\d{11}$/, passes: passesLatvian },
};
