/** An ATT&CK technique apart: `T1110.003` is the sub-technique of `T1110`. */
export interface Technique {
  readonly id: string;
  /** With the technique in front, as ATT&CK writes it. */
  readonly sub: string | undefined;
  /** Where it is described. */
  readonly url: string;
}

/** undefined where the finding names none. */
export function techniqueOf(name: string): Technique | undefined {
  const match = /^(T\d{4})(\.(\d{3}))?$/.exec(name);
  if (match === null) return undefined;
  const [, id, sub, number] = match;
  const path = sub === undefined ? id : `${id}/${number}`;
  return {
    id,
    sub: sub === undefined ? undefined : name,
    url: `https://attack.mitre.org/techniques/${path}/`,
  };
}
