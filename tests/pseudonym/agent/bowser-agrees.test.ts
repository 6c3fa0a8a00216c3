import Bowser from 'bowser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { agentFamily } from '../../../src/pseudonym/agent/family.ts';
import { KNOWN_BOTS } from '../../../src/pseudonym/agent/known-bots.ts';
import { samples } from './samples.ts';

const family = (agent: string): string => latin1(agentFamily(bytesOf(agent)));

/** What an agent parser downstream makes of an agent. */
function named(agent: string): { browser: string; major: string; system: string } {
  const parser = Bowser.getParser(agent);
  const version = parser.getBrowserVersion() ?? '';
  return {
    browser: parser.getBrowserName(),
    major: version.split('.')[0] ?? '',
    system: parser.getOSName(),
  };
}

const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

const DESKTOPS = [
  'Windows NT 10.0; Win64; x64',
  'Windows NT 10.0; WOW64',
  'Windows NT 6.1; Win64; x64',
  'Windows NT 6.3',
  'Macintosh; Intel Mac OS X 13_5_2',
  'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux x86_64',
  'X11; Fedora; Linux aarch64',
  'X11; CrOS x86_64 15699.58.0',
];

const PHONES = [
  'Linux; Android 13; SM-A546B',
  'Linux; Android 14; Pixel 7 Build/UQ1A.231205.015',
  'Linux; Android 8.1.0; CPH1909',
];
const TABLETS = ['Linux; Android 12; SM-T870', 'Linux; Android 9; KFMAWI'];
const IOS = [
  'iPhone; CPU iPhone OS 16_6_1 like Mac OS X',
  'iPad; CPU OS 17_2 like Mac OS X',
  'iPod touch; CPU iPhone OS 12_5_7 like Mac OS X',
];

const GECKO = [
  'Windows NT 10.0; Win64; x64; rv:R',
  'Windows NT 6.1; WOW64; rv:R',
  'Macintosh; Intel Mac OS X 10.13; rv:R',
  'X11; Ubuntu; Linux x86_64; rv:R',
  'Android 13; Mobile; rv:R',
  'Android 11; Tablet; rv:R',
];

/** Shapes with V for the browser's version and C for another version beside it. */
const SHAPES: readonly (readonly [systems: readonly string[], rest: string])[] = [
  [DESKTOPS, `${BLINK} Chrome/V Safari/537.36`],
  [PHONES, `${BLINK} Chrome/V Mobile Safari/537.36`],
  [TABLETS, `${BLINK} Chrome/V Safari/537.36`],
  [DESKTOPS, `${BLINK} HeadlessChrome/V Safari/537.36`],
  [DESKTOPS, `${BLINK} Chrome/C Safari/537.36 Edg/V`],
  [PHONES, `${BLINK} Chrome/C Mobile Safari/537.36 EdgA/V`],
  [DESKTOPS, `${BLINK} Chrome/C Safari/537.36 Edge/V`],
  [DESKTOPS, `${BLINK} Chrome/C Safari/537.36 OPR/V`],
  [PHONES, `${BLINK} Chrome/C Mobile Safari/537.36 OPR/V`],
  [DESKTOPS, `${BLINK} Chrome/C Safari/537.36 Vivaldi/V`],
  [[...DESKTOPS, ...PHONES], `${BLINK} Chrome/C YaBrowser/V Yowser/2.5 Safari/537.36`],
  [DESKTOPS, `${BLINK} Chrome/C Whale/V Safari/537.36`],
  [PHONES, `${BLINK} SamsungBrowser/V Chrome/C Mobile Safari/537.36`],
  [PHONES, `${BLINK} Version/4.0 Chrome/C UCBrowser/V Mobile Safari/537.36`],
  [PHONES, `${BLINK} Version/4.0 Chrome/C Mobile Safari/537.36 XiaoMi/MiuiBrowser/V`],
  [TABLETS, `${BLINK} Silk/V like Chrome/C Safari/537.36`],
  [PHONES, `${BLINK} Chrome/C Mobile Safari/537.36 MicroMessenger/V NetType/4G`],
  [PHONES, `${BLINK} Version/4.0 Chrome/C MQQBrowser/V Mobile Safari/537.36`],
  [PHONES, `${BLINK} Version/4.0 Chrome/V Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/C;]`],
  [DESKTOPS, `${BLINK} JansenNotes/4.1.0 Chrome/C Electron/V Safari/537.36`],
  [['X11; Linux x86_64'], `${BLINK} Ubuntu Chromium/V Chrome/V Safari/537.36`],
  [GECKO, 'Gecko/20100101 Firefox/V'],
  [GECKO, 'Gecko/20100101 Firefox/91.0 SeaMonkey/V'],
  [[...IOS, 'Macintosh; Intel Mac OS X 14_1'], `${WEBKIT} Version/V Mobile/15E148 Safari/604.1`],
  [['X11; Linux x86_64'], `${WEBKIT} Version/V Safari/605.1.15`],
  [[...IOS, 'Macintosh; Intel Mac OS X 10_15_7'], `${WEBKIT} CriOS/V Mobile/15E148 Safari/604.1`],
  [[...IOS, 'Macintosh; Intel Mac OS X 10.15'], `${WEBKIT} FxiOS/V Mobile/15E148 Safari/605.1.15`],
  [IOS, `${WEBKIT} Version/C EdgiOS/V Mobile/15E148 Safari/604.1`],
  [IOS, `${WEBKIT} Version/C Mobile/15E148 Safari/604.1 OPT/V`],
  [IOS, `${WEBKIT} Version/C YaBrowser/V Mobile/15E148 Safari/604.1`],
  [IOS, `${WEBKIT} GSA/V Mobile/15E148 Safari/604.1`],
  [IOS, `${WEBKIT} Mobile/21C62 [FBAN/FBIOS;FBAV/C;FBDV/iPhone14,7]`],
  [['Macintosh; Intel Mac OS X 10_15_7'], `${WEBKIT} Version/C Safari/605.1.15 Ddg/V`],
  [
    ['Windows NT 6.1; Trident/7.0; SLCC2; rv:V', 'Windows NT 10.0; WOW64; Trident/7.0; rv:V'],
    'like Gecko',
  ],
  [['compatible; MSIE V; Windows NT 6.0; Trident/5.0; .NET CLR 3.5.30729'], ''],
];

const number = fc.integer({ min: 1, max: 199 });
const version = fc
  .tuple(number, fc.nat(9), fc.nat(6999), fc.nat(250))
  .map((parts) => parts.join('.'));

const agent = fc
  .tuple(fc.constantFrom(...SHAPES), fc.nat(1000), version, version)
  .map(([[systems, rest], which, own, other]) => {
    const system = systems[which % systems.length] ?? '';
    const text = `Mozilla/5.0 (${system}) ${rest}`.trim();
    return text
      .replace('rv:R', `rv:${own.split('.')[0]}.0`)
      .replace(/(?<=[ /:])V(?![A-Za-z])/g, own)
      .replace(/(?<=\/)C(?![A-Za-z])/g, other);
  });

/** Samples of which bowser says something else than of their family string, each with the reason. */
const DIFFERS: readonly (readonly [agent: RegExp, reason: string])[] = [
  [/DuckDuckGo\/|HuaweiBrowser\//, 'bowser names the Chromium inside, whose version stands still'],
  [/Opera Mini.*Version\/11/, 'bowser names the version of Presto, which stands still'],
];

describe('agentFamily()', () => {
  it('leaves what bowser says of browser, major version and system as it was', () => {
    fc.assert(
      fc.property(agent, (text) => {
        expect({ ...named(family(text)), text }).toEqual({ ...named(text), text });
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves what bowser says of the samples, but for the exceptions with a reason', () => {
    const differing = samples('browsers.txt').filter(
      ([text, out]) => JSON.stringify(named(text)) !== JSON.stringify(named(out)),
    );
    for (const [pattern, reason] of DIFFERS) {
      expect(
        differing.some(([text]) => pattern.test(text)),
        reason,
      ).toBe(true);
    }
    const unexplained = differing.filter(
      ([text]) => !DIFFERS.some(([pattern]) => pattern.test(text)),
    );
    expect(unexplained).toEqual([]);
  });

  it('leaves the names of the bots that bowser knows', () => {
    for (const name of KNOWN_BOTS) {
      const text = `Mozilla/5.0 (compatible; ${name}/2.1; +http://x.example/bot.html)`;
      expect(named(family(text)).browser || 'none', name).toBe(named(text).browser || 'none');
    }
  });
});
