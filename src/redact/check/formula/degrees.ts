/** With a decimal less than four a place is 100 m wide and points to a village, not to a house. */
export const DEGREES = '[+-]?\\d{1,3}\\.\\d{4,16}';
