import { describe, expect, it } from 'vitest';
import { device } from '../../../src/pseudonym/agent/device.ts';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('device() names system, browser and class', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Linux Firefox desktop',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
      'Windows Edge desktop',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) ${WEBKIT} Version/17.4 Mobile/15E148 Safari/604.1`,
      'iOS Safari phone',
    ],
    [
      `Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) ${WEBKIT} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`,
      'iPadOS Chrome tablet',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Chrome/140.0.0.0 Mobile Safari/537.36`,
      'Android Chrome phone',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Chrome/140.0.0.0 Safari/537.36`,
      'Android Chrome tablet',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) ${WEBKIT} Mobile/15E148`,
      'iOS app phone',
    ],
    ['curl/8.5.0', 'Other curl tool'],
    ['Mozilla/5.0 (compatible; Jansen-bot/1.0; +https://shop.example)', 'Other bot tool'],
    ['Jan Jansen', 'Other Other other'],
    ['', 'Other Other other'],
  ])('%s', (agent, wanted) => {
    const { system, browser, kind } = device(agent);
    expect(`${system} ${browser} ${kind}`).toBe(wanted);
  });
});
