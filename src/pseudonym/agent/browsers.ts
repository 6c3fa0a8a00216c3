/*
 * The browser families, each with the shape of its reduced agent string. In a shape `#` is the major
 * version and {os}, {gecko}, {trail}, {mobile}, {safari} are the fields of the system.
 *
 * One family, one number: where a browser tells its own version and that of the Chromium inside,
 * both together could single a visitor out. Its own stays, and Chrome/120 stands still like the
 * WebKit tokens have for years. A browser that is not listed counts as the one it is built from.
 */

export interface Browser {
  /** Tokens that must all be there; the major version is read behind the first. */
  readonly marks: readonly [string, ...string[]];
  readonly shape: string;
}

const BLINK = 'Mozilla/5.0 ({os}) AppleWebKit/537.36 (KHTML, like Gecko)';
const WEB_VIEW_BLINK = 'Mozilla/5.0 ({os}; wv) AppleWebKit/537.36 (KHTML, like Gecko)';
const WEBKIT = 'Mozilla/5.0 ({os}) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const GECKO = 'Mozilla/5.0 ({gecko}; rv:#.0) Gecko/{trail}';
const CHROME = 'Chrome/120.0.0.0';
const BLINK_END = '{mobile} Safari/537.36';
const WEBKIT_END = '{mobile} {safari}';

/** The token between `Chrome/` and `Safari/`. */
const within = (mark: string, token: string): Browser => ({
  marks: [mark, 'Chrome/'],
  shape: `${BLINK} ${CHROME} ${token}${BLINK_END}`,
});

/** The token at the end. */
const behind = (mark: string, token: string): Browser => ({
  marks: [mark, 'Chrome/'],
  shape: `${BLINK} ${CHROME}${BLINK_END} ${token}`,
});

/** A browser on Android's WebView. */
const onWebView = (mark: string, token: string): Browser => ({
  marks: [mark, 'Chrome/'],
  shape: `${BLINK} Version/4.0 ${CHROME}${BLINK_END} ${token}`,
});

/** A browser on WebKit, as every one on iOS is. */
const onWebKit = (mark: string, token: string): Browser => ({
  marks: [mark],
  shape: `${WEBKIT} ${token}${WEBKIT_END}`,
});

/** In order: the first whose marks are found is the family. */
export const BROWSERS: readonly Browser[] = [
  { marks: ['Opera Mini/'], shape: 'Opera/9.80 ({os}; Opera Mini/#.0) Presto/2.12 Version/12.16' },
  { marks: ['Version/', 'Presto/'], shape: 'Opera/9.80 ({os}) Presto/2.12 Version/#.0' },
  { marks: ['Opera/'], shape: 'Opera/#.0 ({os}) Presto/2.12' },
  { marks: ['Opera ', 'MSIE '], shape: 'Opera/#.0 ({os}) Presto/2.12' },

  behind('OPR/', 'OPR/#.0.0.0'),
  {
    marks: ['SamsungBrowser/', 'Chrome/'],
    shape: `${BLINK} SamsungBrowser/#.0 ${CHROME}${BLINK_END}`,
  },
  within('Whale/', 'Whale/#.0.0.0'),
  behind('HeyTapBrowser/', 'HeyTapBrowser/#.0.0.0'),
  behind('VivoBrowser/', 'VivoBrowser/#.0.0.0'),
  within('YaBrowser/', 'YaBrowser/#.0.0.0'),
  {
    marks: ['UCBrowser/', 'Chrome/'],
    shape: `${BLINK} Version/4.0 ${CHROME} UCBrowser/#.0.0.0${BLINK_END}`,
  },
  behind('Maxthon/', 'Maxthon/#.0.0.0'),
  behind('Puffin/', 'Puffin/#.0.0.0'),
  onWebView('MicroMessenger/', 'MicroMessenger/#.0.0.0'),
  onWebView('QQBrowser/', 'MQQBrowser/#.0'),
  onWebView('baiduboxapp/', 'baiduboxapp/#.0.0.0'),
  behind('Edge/', 'Edge/#.0'),
  { marks: [' Edg/', 'Chrome/'], shape: `${BLINK} Chrome/#.0.0.0${BLINK_END} Edg/#.0.0.0` },
  { marks: ['EdgA/', 'Chrome/'], shape: `${BLINK} Chrome/#.0.0.0${BLINK_END} EdgA/#.0.0.0` },
  behind('Vivaldi/', 'Vivaldi/#.0'),
  { marks: ['Silk/', 'Chrome/'], shape: `${BLINK} Silk/#.0.0 like Chrome/#.0.0.0${BLINK_END}` },
  within('HuaweiBrowser/', 'HuaweiBrowser/#.0.0.0'),
  within('coc_coc_browser/', 'coc_coc_browser/#.0.0'),
  within('Electron/', 'Electron/#.0.0'),
  onWebView('MiuiBrowser/', 'XiaoMi/MiuiBrowser/#.0.0'),
  within('DuckDuckGo/', 'DuckDuckGo/#'),
  behind(' Ddg/', 'Ddg/#.0'),
  { marks: ['Focus/', 'Chrome/'], shape: `${BLINK} Version/4.0 Focus/#.0 ${CHROME}${BLINK_END}` },
  {
    marks: ['Chromium/', 'Chrome/'],
    shape: `${BLINK} Chromium/#.0.0.0 Chrome/#.0.0.0${BLINK_END}`,
  },
  { marks: ['HeadlessChrome/'], shape: `${BLINK} HeadlessChrome/#.0.0.0${BLINK_END}` },
  // What apps such as Facebook and Instagram open a page in; the app's own tokens name model, locale and carrier.
  {
    marks: ['Chrome/', '; wv)'],
    shape: `${WEB_VIEW_BLINK} Version/4.0 Chrome/#.0.0.0${BLINK_END}`,
  },
  { marks: ['Chrome/'], shape: `${BLINK} Chrome/#.0.0.0${BLINK_END}` },

  { marks: ['MSIE '], shape: 'Mozilla/5.0 (compatible; MSIE #.0; {os})' },
  { marks: ['rv:', 'Trident/'], shape: 'Mozilla/5.0 ({os}; Trident/7.0; rv:#.0) like Gecko' },

  { marks: ['SeaMonkey/'], shape: `${GECKO} SeaMonkey/#.0` },
  { marks: ['PaleMoon/'], shape: `${GECKO} PaleMoon/#.0` },
  { marks: ['Thunderbird/'], shape: `${GECKO} Thunderbird/#.0` },
  { marks: ['Firefox/'], shape: `${GECKO} Firefox/#.0` },

  onWebKit('CriOS/', 'CriOS/#.0.0.0'),
  onWebKit('FxiOS/', 'FxiOS/#.0'),
  onWebKit('EdgiOS/', 'EdgiOS/#.0.0.0'),
  onWebKit('OPiOS/', 'OPiOS/#.0.0.0'),
  onWebKit(' OPT/', 'OPT/#.0'),
  onWebKit('YaBrowser/', 'YaBrowser/#.0.0.0'),
  onWebKit('UCBrowser/', 'UCBrowser/#.0.0.0'),
  onWebKit('Whale/', 'Whale/#.0.0.0'),
  onWebKit('MicroMessenger/', 'MicroMessenger/#.0.0'),
  onWebKit('QQBrowser/', 'MQQBrowser/#.0'),
  onWebKit('baiduboxapp/', 'baiduboxapp/#.0.0.0'),
  onWebKit('GSA/', 'GSA/#.0'),
  onWebKit('Focus/', 'Focus/#.0'),
  onWebKit('DuckDuckGo/', 'DuckDuckGo/#'),
  { marks: [' Ddg/'], shape: `${WEBKIT}${WEBKIT_END} Ddg/#.0` },
  { marks: ['Epiphany/'], shape: `${WEBKIT}${WEBKIT_END} Epiphany/#.0` },
  onWebKit('Version/', 'Version/#.0'),
];

/** A page inside an app on WebKit: it names the system and no version. */
export const WEB_VIEW = { mark: 'AppleWebKit/', shape: `${WEBKIT}{mobile}` } as const;
