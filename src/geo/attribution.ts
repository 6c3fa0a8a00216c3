/** What has to be told of a source wherever its data is shown. */
export interface Attribution {
  readonly licence: string;
  readonly attribution: string;
  readonly url: string;
}

/** Country, city and, in part, AS data. */
export const DBIP: Attribution = {
  licence: 'CC BY 4.0',
  attribution: 'IP Geolocation by DB-IP',
  url: 'https://db-ip.com',
};

/** AS numbers. */
export const IP_LOCATION_DB: Attribution = {
  licence: 'CC BY 4.0',
  attribution: 'AS numbers by ip-location-db, from RouteViews, DB-IP and NRO',
  url: 'https://github.com/sapics/ip-location-db',
};

/** The embedded data in lines of text, for `--version`. */
export const GEO_ATTRIBUTION: string = [DBIP, IP_LOCATION_DB]
  .map(({ attribution, url, licence }) => `${attribution}, ${url}, ${licence}\n`)
  .join('');
