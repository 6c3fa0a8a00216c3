import { describe, expect, test } from 'vitest';
import { changed, withChanges } from '../../../../bench/login/tune/changes.ts';
import { KNOBS, numberAt, turned } from '../../../../bench/login/tune/knobs.ts';
import { LOGIN_SETTINGS } from '../../../../src/login/settings.ts';

describe('KNOBS', () => {
  test('are numbers of the settings', () => {
    for (const knob of KNOBS) expect(numberAt(LOGIN_SETTINGS, knob)).toBeTypeOf('number');
  });

  test('turning one leaves everything else, and the settings themselves, as they were', () => {
    const before = structuredClone({ ...LOGIN_SETTINGS, listed: undefined });
    for (const knob of KNOBS) {
      const settings = turned(LOGIN_SETTINGS, knob, 0.123);
      for (const other of KNOBS)
        expect(numberAt(settings, other)).toBe(
          other === knob ? 0.123 : numberAt(LOGIN_SETTINGS, other),
        );
    }
    expect({ ...LOGIN_SETTINGS, listed: undefined }).toEqual(before);
  });
});

describe('changed()', () => {
  test('tells what withChanges() makes', () => {
    const json = '{\n  "weight.country": 0.7,\n  "wake": 2\n}';
    expect(changed(LOGIN_SETTINGS, withChanges(LOGIN_SETTINGS, json))).toBe(json);
  });

  test('a path that is no knob is refused', () => {
    expect(() => withChanges(LOGIN_SETTINGS, '{"reorderSeconds": 1}')).toThrow('reorderSeconds');
  });
});
