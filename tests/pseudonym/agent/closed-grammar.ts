import { KNOWN_BOTS } from '../../../src/pseudonym/agent/known-bots.ts';
import { KNOWN_TOOLS } from '../../../src/pseudonym/agent/known-tools.ts';

/*
 * What a family string can be, written a second time and apart from the tables of browsers and
 * systems: a mistake there does not widen what is allowed here. `<n>` is a number of 1 to 999, the
 * same wherever a string has it.
 */

const SYSTEM = [
  String.raw`Windows NT 10\.0; Win64; x64`,
  String.raw`Windows NT (?:6\.[0-3]|5\.[0-2])`,
  'Windows 98',
  String.raw`Windows Phone 10\.0`,
  String.raw`Macintosh; Intel Mac OS X 10(?:_15_7|\.15)`,
  String.raw`X11; (?:Linux x86_64|CrOS x86_64 14541\.0\.0|(?:Free|Open)BSD amd64)`,
  'Linux; Android 10; K',
  'Android 10; (?:Mobile|Tablet)',
  'iPhone; CPU iPhone OS 18_6 like Mac OS X',
  'iPad; CPU OS 18_6 like Mac OS X',
  String.raw`(?:Phone|Tablet); OpenHarmony 5\.0`,
  String.raw`SMART-TV; Linux; Tizen 6\.0`,
  'Web0S; Linux/SmartTV',
  'PlayStation 4|PlayStation; PlayStation 5',
  'J2ME/MIDP',
  'Mobile',
].join('|');

const BRAND = [
  'Chrome|Chromium|HeadlessChrome|CriOS|Edg|EdgA|Edge|EdgiOS|OPR|OPiOS|OPT|Version|FxiOS|GSA|Ddg',
  'SamsungBrowser|Whale|HeyTapBrowser|VivoBrowser|YaBrowser|UCBrowser|Maxthon|Puffin|Vivaldi|Silk',
  'MicroMessenger|MQQBrowser|baiduboxapp|HuaweiBrowser|coc_coc_browser|Electron|Epiphany|Focus',
  'XiaoMi/MiuiBrowser|DuckDuckGo',
].join('|');

const PRODUCT = String.raw`(?:(?:${BRAND})/<n>(?:\.0){0,3}|Chrome/120\.0\.0\.0|Version/4\.0)`;

const SHAPES = [
  String.raw`Mozilla/5\.0 \((?:<system>)(?:; wv)?\) AppleWebKit/(?:537\.36|605\.1\.15) \(KHTML, like Gecko\)(?: ${PRODUCT})?(?:(?: like)? ${PRODUCT})?(?: ${PRODUCT})?(?: Mobile| Mobile/15E148)?(?: Safari/(?:537\.36|604\.1|605\.1\.15))?(?: ${PRODUCT})?`,
  String.raw`Mozilla/5\.0 \((?:<system>); rv:<n>\.0\) Gecko/(?:20100101|<n>\.0) (?:Firefox|SeaMonkey|PaleMoon|Thunderbird)/<n>\.0`,
  String.raw`Mozilla/5\.0 \(compatible; MSIE <n>\.0; (?:<system>)\)`,
  String.raw`Mozilla/5\.0 \((?:<system>); Trident/7\.0; rv:<n>\.0\) like Gecko`,
  String.raw`Opera/9\.80 \((?:<system>); Opera Mini/<n>\.0\) Presto/2\.12 Version/12\.16`,
  String.raw`Opera/9\.80 \((?:<system>)\) Presto/2\.12 Version/<n>\.0`,
  String.raw`Opera/<n>\.0 \((?:<system>)\) Presto/2\.12`,
  String.raw`Mozilla/5\.0 \(compatible; (?<bot>[^;/]+)(?:/<n>)?\)`,
  '(?<tool>[^;/]+)(?:/<n>)?',
].map((shape) => shape.replaceAll('<system>', SYSTEM));

const BOTS = new Set(KNOWN_BOTS);
const TOOLS = new Set(KNOWN_TOOLS);

/** Whether the text is one that `agentFamily` may give. */
export function isClosed(text: string): boolean {
  if (text === 'Other' || text === 'Mozilla/5.0 (compatible; bot)') return true;
  const numbers = new Set(text.match(/(?<!\d)[1-9]\d{0,2}(?!\d)/g) ?? ['1']);
  for (const number of numbers) {
    for (const shape of SHAPES) {
      const found = new RegExp(`^(?:${shape.replaceAll('<n>', number)})$`).exec(text);
      if (found === null) continue;
      const { bot, tool } = found.groups ?? {};
      if (bot === undefined && tool === undefined) return true;
      if ((bot !== undefined && BOTS.has(bot)) || (tool !== undefined && TOOLS.has(tool)))
        return true;
    }
  }
  return false;
}
