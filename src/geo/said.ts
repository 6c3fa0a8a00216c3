/** A place as a source gives it; not all of them know how far off it may be. */
export interface SaidPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number | undefined;
}

/** What one source says of an address. */
export interface Said {
  readonly country: string | undefined;
  readonly asn: number | undefined;
  readonly organization: string | undefined;
  readonly place: SaidPlace | undefined;
}
