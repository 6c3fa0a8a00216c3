import { expect, it } from 'vitest';
import { jsonText } from '../../src/cli/json-text.ts';

it('jsonText() writes keys in snake_case and leaves values alone', () => {
  const data = { keyId: 'aB', nearMisses: [{ foundBy: 'aB', out: undefined }], n: null };
  expect(jsonText(data)).toBe('{"key_id":"aB","near_misses":[{"found_by":"aB"}],"n":null}\n');
});
