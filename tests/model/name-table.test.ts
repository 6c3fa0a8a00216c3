import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { Kind, type KindName } from '../../src/model/kind.ts';
import { NameTable, UNNAMED } from '../../src/model/name-table.ts';

const table = NameTable.ofKinds({
  secret: ['api-key', '*password', 'csrf*', '*hidden*'],
  user: ['user', 'user.name'],
  name: ['name'],
  email: ['e-mail', 'password'],
  text: ['service.name'],
});

const secret = NameTable.ofKinds({ secret: ['*_secret'] });

function kindOf(name: string): KindName | undefined {
  const bytes = bytesOf(`user=${name}=user`);
  const kind = table.kindOf(bytes, 5, 5 + name.length);
  expect(table.kindOfName(name)).toBe(kind);
  if (kind === UNNAMED) return undefined;
  return (Object.keys(Kind) as KindName[]).find((key) => Kind[key] === kind);
}

describe('NameTable', () => {
  it.each(['a=', 'a%3D', 'a%253d', 'a=3D', 'a&#x3D;', 'Authorization: ', '\xef\xbc\x9d'])(
    'does not take for a name what we wrote behind %j',
    (before) => {
      expect(secret.kindOfName(`${before}redacted_secret`)).toBe(UNNAMED);
      expect(secret.kindOfName(`${before}a_secret`)).toBe(Kind.secret);
    },
  );

  it.each(['', 'a_', 'a.', 'a ', 'a'])('takes it for a name behind %j', (before) => {
    expect(secret.kindOfName(`${before}redacted_secret`)).toBe(Kind.secret);
  });

  it.each([
    ['api-key', 'secret'],
    ['API_KEY', 'secret'],
    ['apikey', 'secret'],
    ['Api.Key', 'secret'],
    ['api key', 'secret'],
    ['new_password', 'secret'],
    ['csrfmiddleware', 'secret'],
    ['a_hidden_b', 'secret'],
    ['e_mail', 'email'],
    ['user[name]', 'user'],
    ['user[e-mail]', 'email'],
    ['customer[0][name]', 'name'],
    ['names[][name][]', 'name'],
    ['customer.name', 'name'],
    ['service.name', 'text'],
    ['service_name', 'text'],
    ['[user', 'user'],
  ])('%s is %s', (name, kind) => expect(kindOf(name)).toBe(kind));

  it.each([
    '',
    'users',
    'apikeys',
    'compass',
    'xcsrf',
    '[]',
    '...',
    '_',
    '__proto__',
    'constructor',
  ])('%j is in no list', (name) => expect(kindOf(name)).toBeUndefined());

  it('takes a name that is written out over one with *, and the first of two', () => {
    expect(kindOf('password')).toBe('email');
    expect(kindOf('my-password')).toBe('secret');
  });

  it('gives the same answer the second time, and after thousands of other names', () => {
    const first = ['user', 'nobody', 'password'].map(kindOf);
    for (let i = 0; i < 20_000; i++) kindOf(`x${i}`);
    expect(['user', 'nobody', 'password'].map(kindOf)).toEqual(first);
  });

  it('knows a name of any length by its end', () =>
    expect(kindOf(`${'x'.repeat(10_000)}password`)).toBe('secret'));

  it('takes no bytes beyond ASCII for letters', () => {
    expect(kindOf('\xe9user')).toBeUndefined();
    expect(kindOf('user\0')).toBeUndefined();
  });
});
