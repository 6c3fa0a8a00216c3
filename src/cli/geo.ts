import { newCommand } from './new-command.ts';
import { REPORT_OPTIONS } from './options.ts';

const EXAMPLES = `  logsluice geo lookup 192.0.2.7               what is known of an address
  logsluice geo info --geo GeoLite2-City.mmdb  which files are in force`;

const FILES = [
  '--geo <file>',
  'a MaxMind DB file of your own, before the embedded data; may be given several times, the first one that knows a fact counts',
] as const;

/** `geo`: what network addresses say about themselves. */
export function geoCommand() {
  const geo = newCommand('geo', EXAMPLES).description(
    'look up country, network, place and kind of network of addresses',
  );
  geo.addCommand(infoCommand());
  geo.addCommand(lookupCommand());
  return geo;
}

function infoCommand() {
  return newCommand(
    'info',
    `  logsluice geo info                           the embedded data
  logsluice geo info --geo GeoLite2-City.mmdb --geo GeoLite2-ASN.mmdb
                                               those files before it`,
  )
    .description('show the files in force: what they say, their dates, sizes and attribution')
    .option(...FILES, several)
    .option(...REPORT_OPTIONS.json)
    .action(async (options) => {
      const { geoInfo } = await import('./geo-info.ts');
      await geoInfo(options);
    });
}

function lookupCommand() {
  return newCommand(
    'lookup',
    `  logsluice geo lookup 192.0.2.7 2001:db8::1   a table
  logsluice geo lookup --json 192.0.2.7        for a program`,
  )
    .description('show what is known of addresses')
    .argument('<addresses...>', 'IPv4 or IPv6 addresses')
    .option(...FILES, several)
    .option(...REPORT_OPTIONS.json)
    .action(async (addresses, options) => {
      const { geoLookup } = await import('./geo-lookup.ts');
      await geoLookup(addresses, options);
    });
}

/** Puts the values of an option that is given several times in a list. */
function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
