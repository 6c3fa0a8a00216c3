/** The families of formats, as rules name them. */
export const FAMILIES = ['access', 'error', 'json', 'text'] as const;

export type Family = (typeof FAMILIES)[number];
