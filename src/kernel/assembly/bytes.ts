/** Whether `length` bytes at `a` and at `b` are the same. Behind both lie bytes that may be read. */
@inline
export function isSame(a: usize, b: usize, length: usize): bool {
  if (length >= 16) {
    const last = length - 16;
    for (let i: usize = 0; i < last; i += 16) {
      if (!v128.all_true<u8>(v128.eq<u8>(v128.load(a + i), v128.load(b + i)))) return false;
    }
    return v128.all_true<u8>(v128.eq<u8>(v128.load(a + last), v128.load(b + last)));
  }
  // The first `length` bits of the mask say which of the 16 bytes are the same.
  const same = <u32>v128.bitmask<u8>(v128.eq<u8>(v128.load(a), v128.load(b)));
  const wanted = (<u32>1 << <u32>length) - 1;
  return (same & wanted) == wanted;
}

/** Copies `length` bytes; up to 15 bytes behind the copy are overwritten with anything. */
@inline
export function copy(to: usize, from: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i));
}

/**
 * The first `"` in [at, end) that no backslash stands in front of, or `end`; also where a control character is nearer,
 * as the line feed with which [at, end) ends.
 */
@inline
export function stringEnd(at: usize, end: usize): usize {
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const blank = i8x16.splat(0x20);
  for (let i = at; i < end; ) {
    const bytes = v128.load(i);
    const ends = v128.or(v128.eq<u8>(bytes, quote), v128.lt<u8>(bytes, blank));
    const hits = v128.bitmask<u8>(v128.or(ends, v128.eq<u8>(bytes, backslash)));
    if (hits == 0) {
      i += 16;
      continue;
    }
    i += <usize>ctz(hits);
    if (load<u8>(i) < 0x20) return end;
    if (load<u8>(i) == 0x22) return i;
    // The byte behind a backslash is what it escapes.
    i += 2;
  }
  return end;
}

/** The first `byte` in [at, end), or `end`. */
@inline
export function find(byte: u8, at: usize, end: usize): usize {
  const wanted = i8x16.splat(byte);
  for (let i = at; i < end; i += 16) {
    const hits = v128.bitmask<u8>(v128.eq<u8>(v128.load(i), wanted));
    if (hits != 0) {
      const found = i + <usize>ctz(hits);
      return found < end ? found : end;
    }
  }
  return end;
}
