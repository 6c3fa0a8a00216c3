import { describe, expect, it } from 'vitest';
import { ProxyCheck, type ProxyState } from '../../../src/login/attacks/proxy-check.ts';

/** A check, fed by letters: `p` through the proxy at 127.0.0.1, `q` through another one, `.` from outside. */
function checkOf(accounts: (n: number) => string = (n) => `account ${n % 7}`) {
  const check = new ProxyCheck();
  let n = 0;
  const see = (letter: string): ProxyState =>
    check.see({
      reserved: letter !== '.',
      address: letter === 'p' ? '127.0.0.1' : letter === 'q' ? '10.0.0.1' : `outside ${n}`,
      account: accounts(n++),
    });
  /** What came out other than `none`, with how often in a row. */
  return (letters: string): string => {
    const states = [...letters].map(see).filter((state) => state !== 'none');
    const runs: { state: string; times: number }[] = [];
    for (const state of states) {
      const last = runs.at(-1);
      if (last?.state === state) last.times++;
      else runs.push({ state, times: 1 });
    }
    return runs.map(({ state, times }) => `${state} ${times}`).join(', ');
  };
}

describe('ProxyCheck', () => {
  it('begins with the fiftieth login when all come from one reserved address', () => {
    const feed = checkOf();
    expect(feed('p'.repeat(49))).toBe('');
    expect(feed('p'.repeat(10))).toBe('begins 1, lasts 9');
  });

  it('begins above 80 % and not at 80 %', () => {
    const feed = checkOf();
    expect(feed('.'.repeat(40) + 'p'.repeat(160))).toBe('');
    // The window is full: one more takes the place of one from outside.
    expect(feed('p')).toBe('begins 1');
  });

  it('is one episode until the share is below 70 %, and then can begin again', () => {
    const feed = checkOf();
    expect(feed('p'.repeat(200))).toBe('begins 1, lasts 150');
    expect(feed('.'.repeat(60))).toBe('lasts 60');
    expect(feed('.')).toBe('ends 1');
    expect(feed('.'.repeat(300))).toBe('');
    expect(feed('p'.repeat(161))).toBe('begins 1');
  });

  it('does not flap when the share moves about the threshold', () => {
    const feed = checkOf();
    expect(feed(`ppppp${'pppp.'.repeat(200)}`)).toBe('begins 1, lasts 954');
  });

  it('forgets what is more than 200 logins ago', () => {
    const feed = checkOf();
    feed('p'.repeat(200));
    expect(feed('.'.repeat(200))).toBe('lasts 60, ends 1');
    expect(feed(`${'p'.repeat(4)}.`.repeat(100))).toBe('');
  });

  it('takes each address for itself: two that share the logins are no proxy', () => {
    expect(checkOf()('pq'.repeat(300))).toBe('');
  });

  it('follows a proxy whose address changes as a new episode', () => {
    const feed = checkOf();
    feed('p'.repeat(200));
    expect(feed('q'.repeat(200))).toBe('lasts 60, ends 1, begins 1, lasts 39');
  });

  it('does not mind an address that is not reserved', () => {
    const check = new ProxyCheck();
    for (let n = 0; n < 300; n++)
      expect(check.see({ reserved: false, address: 'egress', account: `${n}` })).toBe('none');
  });

  it('is not silenced by a job of one account that logs in over loopback', () => {
    const feed = checkOf(() => 'monitor');
    expect(feed('p'.repeat(500))).toBe('');
  });

  it('begins when the log names no accounts', () => {
    const feed = checkOf(() => '');
    expect(feed('p'.repeat(60))).toBe('begins 1, lasts 10');
  });
});
