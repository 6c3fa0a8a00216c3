import { isSame } from './bytes';
import { PLACE_COUNT, PLACES, PLACES_SIZE, RECORDS, RECORDS_SIZE, SLACK } from './layout';

/*
 * What is known of values: a bounded map from a salt and bytes to what stands in their place. Two
 * generations: when the young one is full it becomes the old one, whose records move back when they
 * are asked for; so what nobody asks for is forgotten.
 *
 *     place    hash (4)   offset of its record, 0 when free (4)
 *     record   salt (4)   key length (2)   value length (2)   meta (4)   key   value   up to a multiple of 4
 *     meta     kind that is counted, or UNCHANGED (1)   number of the time (3)
 */

/** How many places a look-up tries: keys chosen to collide are forgotten, never searched for. A power of two. */
const PROBES: u32 = 8;

/** The first record of a generation lies behind this many bytes, so that no offset is 0. */
const FIRST: usize = 16;

export const HEAD: usize = 12;

/** At most half of the places are taken. */
const MOST_RECORDS: u32 = PLACE_COUNT / 2;

/** 0 or 1: which of the two is the young generation. */
let young: usize = 0;
let used: usize = FIRST;
let count: u32 = 0;
/** Chosen anew by each process, so that nobody can choose keys that collide. */
let seed: u64 = 0;

/** How often a generation was forgotten: until then every record stays where it is. */
export let turns: u32 = 0;

/** After `find` gave true: where the record begins. */
export let record: usize = 0;

export function begin(random: u64): void {
  seed = random;
  turns++;
  memory.fill(PLACES, 0, 2 * PLACES_SIZE);
  used = FIRST;
  count = 0;
}

@inline
export function keyLength(at: usize): usize {
  return load<u16>(at, 4);
}

@inline
export function valueLength(at: usize): usize {
  return load<u16>(at, 6);
}

@inline
export function writeHead(at: usize, salt: u32, length: usize, size: usize, meta: u32): void {
  store<u32>(at, salt);
  store<u16>(at, <u16>length, 4);
  store<u16>(at, <u16>size, 6);
  store<u32>(at, meta, 8);
}

@inline
export function hashOf(salt: u32, key: usize, length: usize): u32 {
  const factor: u64 = 0x9e3779b97f4a7c15;
  let hash = seed ^ ((<u64>salt << 32) | <u64>length) * factor;
  if (length >= 8) {
    const last = length - 8;
    for (let i: usize = 0; i < last; i += 8) hash = rotl((hash ^ load<u64>(key + i)) * factor, 29);
    hash = rotl((hash ^ load<u64>(key + last)) * factor, 29);
  } else {
    const mask = ((<u64>1) << (<u64>length * 8)) - 1;
    hash = rotl((hash ^ (load<u64>(key) & mask)) * factor, 29);
  }
  hash ^= hash >> 32;
  hash *= factor;
  return <u32>(hash >> 32);
}

@inline
function placesOf(generation: usize): usize {
  return PLACES + generation * PLACES_SIZE;
}

@inline
function recordsOf(generation: usize): usize {
  return RECORDS + generation * (RECORDS_SIZE + SLACK);
}

@inline
function findIn(generation: usize, hash: u32, salt: u32, key: usize, length: usize): usize {
  const places = placesOf(generation);
  for (let probe: u32 = 0; probe < PROBES; probe++) {
    const place = places + <usize>((hash + probe) & (PLACE_COUNT - 1)) * 8;
    const offset = load<u32>(place, 4);
    if (offset == 0) return 0;
    if (load<u32>(place) != hash) continue;
    const at = recordsOf(generation) + <usize>offset;
    if (load<u32>(at) == salt && keyLength(at) == length && isSame(at + HEAD, key, length)) return at;
  }
  return 0;
}

/** Ages of a generation, for those who ask ahead. */
export const YOUNG: usize = 0;
export const OLD: usize = 1;

/** Where a look-up in the generation of an age begins. */
@inline
function firstPlace(age: usize, hash: u32): usize {
  return placesOf(young ^ age) + <usize>(hash & (PLACE_COUNT - 1)) * 8;
}

/**
 * Has the first place of a hash brought near; `touch` the record that it names, `isAtFirst` says whether that is
 * of the hash. Looked up one after the other, each of a line's values would wait for memory by itself.
 */
@inline
export function touchPlace(age: usize, hash: u32): u32 {
  return load<u32>(firstPlace(age, hash));
}

@inline
export function isAtFirst(age: usize, hash: u32): bool {
  return load<u32>(firstPlace(age, hash)) == hash;
}

@inline
export function touch(age: usize, hash: u32): u32 {
  const at = recordsOf(young ^ age) + <usize>load<u32>(firstPlace(age, hash), 4);
  return load<u32>(at) ^ load<u32>(at, 64);
}

/** Whether the value at `key`, of this hash, is known; `record` then says what of it. */
export function find(hash: u32, salt: u32, key: usize, length: usize): bool {
  let at = findIn(young, hash, salt, key, length);
  if (at == 0) {
    at = findIn(1 - young, hash, salt, key, length);
    if (at == 0) return false;
    // What is still asked for must not be forgotten with its generation.
    at = keep(hash, salt, key, length, at + HEAD + length, valueLength(at), load<u32>(at, 8), at);
  }
  record = at;
  return true;
}

/** Remembers a value that `find` did not know. */
export function add(
  hash: u32,
  salt: u32,
  key: usize,
  length: usize,
  value: usize,
  size: usize,
  meta: u32,
): void {
  keep(hash, salt, key, length, value, size, meta, 0);
}

/**
 * The first free place of those that a look-up tries. Where none is free what stands in one of them is
 * forgotten: a value that never found a place would make all its lines unknown, which are many when it is the
 * minute at hand.
 */
@inline
function placeFor(hash: u32): usize {
  const places = placesOf(young);
  for (let probe: u32 = 0; probe < PROBES; probe++) {
    const place = places + <usize>((hash + probe) & (PLACE_COUNT - 1)) * 8;
    if (load<u32>(place, 4) == 0) return place;
  }
  const probe = (<u32>used >> 2) & (PROBES - 1);
  return places + <usize>((hash + probe) & (PLACE_COUNT - 1)) * 8;
}

/** Writes a record; gives where it is, or `otherwise` where there is no room for it. */
function keep(
  hash: u32,
  salt: u32,
  key: usize,
  length: usize,
  value: usize,
  size: usize,
  meta: u32,
  otherwise: usize,
): usize {
  const total = (HEAD + length + size + 3) & ~3;
  if (count == MOST_RECORDS || used + total > RECORDS_SIZE) {
    // The record that is copied may lie in the generation that is thrown away: it is lost with it.
    if (otherwise != 0) return otherwise;
    turns++;
    young = 1 - young;
    memory.fill(placesOf(young), 0, PLACES_SIZE);
    used = FIRST;
    count = 0;
  }
  const place = placeFor(hash);
  const at = recordsOf(young) + used;
  writeHead(at, salt, length, size, meta);
  memory.copy(at + HEAD, key, length);
  memory.copy(at + HEAD + length, value, size);
  store<u32>(place, hash);
  store<u32>(place, <u32>used, 4);
  used += total;
  count++;
  return at;
}
