import type { Position } from './position.ts';
import { TEXT_POSITIONS } from './text-positions.ts';
import { URL_POSITIONS } from './url-positions.ts';

/** Every place of a line that takes a value. */
export const POSITIONS: readonly Position[] = [...URL_POSITIONS, ...TEXT_POSITIONS];
