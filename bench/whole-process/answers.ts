/**
 * Says what is wrong with the line `out` that a tool made of `line`, or undefined when it is right.
 * `secrets` are what the generator planted in the line.
 */
export type Judge = (line: string, out: string, secrets: readonly string[]) => string | undefined;

/** Every byte as it was. */
export function unchanged(): Judge {
  return (line, out) => (out === line ? undefined : 'the line was changed');
}

/** The last octet of an IPv4 address in column 1 is 0, all else as it was. */
export function octetZeroed(): Judge {
  return (line, out) =>
    out === line.replace(/^(\d+\.\d+\.\d+)\.\d+ /, '$1.0 ') ? undefined : 'not just the octet is 0';
}

/** Everything of the shape of an IPv4 address is 0.0.0.0, all else as it was. */
export function addressesZeroed(): Judge {
  return (line, out) =>
    out === line.replace(/[0-9]{1,3}(\.[0-9]{1,3}){3}/g, '0.0.0.0')
      ? undefined
      : 'not just the addresses are 0.0.0.0';
}

/** Column 1 is a pseudonym, the same for the same address, all else as it was. */
export function columnHashed(): Judge {
  const pseudonyms = new Map<string, string>();
  return (line, out) => {
    const space = line.indexOf(' ');
    const pseudonym = out.slice(0, out.indexOf(' '));
    if (!/^fd00:0:0(:[0-9a-f]{4}){5}$/.test(pseudonym)) return 'column 1 is no pseudonym';
    if (out.slice(pseudonym.length) !== line.slice(space)) return 'more than column 1 was changed';
    const address = line.slice(0, space);
    const known = pseudonyms.get(address) ?? pseudonym;
    pseudonyms.set(address, known);
    return known === pseudonym ? undefined : 'an address has two pseudonyms';
  };
}

/** time, status and size between the fields that hold personal data. */
const COMBINED = /^(\S+) - \S+ (\[[^\]]+\]) "[^"]*" (\d{3} \d+) "[^"]*" "[^"]*"$/;

/** Still combined; nothing planted is left, the address is a pseudonym, the harmless fields are as they were. */
export function redacted(): Judge {
  return (line, out, secrets) => {
    const before = COMBINED.exec(line);
    const after = COMBINED.exec(out);
    if (before === null || after === null) return 'the line is not in the combined format';
    if (!/^fd[0-9a-f:]+$/.test(after[1] ?? '')) return 'column 1 is no pseudonym';
    if (before[2] !== after[2] || before[3] !== after[3]) return 'a harmless field was changed';
    return secrets.some((secret) => out.includes(secret)) ? 'a planted value is left' : undefined;
  };
}
