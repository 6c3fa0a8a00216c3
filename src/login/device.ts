/** A device as its browser string tells it: names from fixed tables, nothing of the string itself. */
export interface Device {
  /** The operating system: `Windows`, `iOS`; `Other` where nobody knows it. */
  readonly system: string;
  /** The browser family, or the name of a tool: `Firefox`, `curl`. */
  readonly browser: string;
  readonly kind: 'desktop' | 'phone' | 'tablet' | 'tool' | 'other';
}

/** Recognizes a browser string. Never throws; gives names from a closed list, whatever it is given. */
export type DeviceOf = (agent: string) => Device;
