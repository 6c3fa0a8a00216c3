import { describe, expect, it } from 'vitest';
import { redacted, spansOf } from './found.ts';

describe('parameters in a URL', () => {
  it.each([
    ['/x?password=hunter2', '/x?password=<secret>'],
    ['/x?a=1&password=hunter2&b=2', '/x?a=1&password=<secret>&b=2'],
    ['/x?password=a;b,c d"e&b', '/x?password=<secret>&b'],
    ['/x?PassWord=a', '/x?PassWord=<secret>'],
    ['/x?user%5Bpassword%5D=a&b', '/x?user%5Bpassword%5D=<secret>&b'],
    ['/x?user[password]=a', '/x?user[password]=<secret>'],
    ['/x?user.password=a', '/x?user.password=<secret>'],
    ['/x?new_password=a&b', '/x?new_password=<secret>&b'],
    ['/x#token=abc', '/x#token=<secret>'],
    ['/x?token=abc#frag', '/x?token=<secret>#frag'],
    ['/app;jsessionid=ABC', '/app;jsessionid=<secret>'],
    ['/x?e-mail=alice%40example.org&y', '/x?e-mail=<email>&y'],
    ['/x?email=alice+x&y', '/x?email=<email>&y'],
    ['/x?name=Alice%20Smith&y', '/x?name=<name>&y'],
    ['/x?name=Alice Smith&y', '/x?name=<name>&y'],
    ['/x?ip=192.0.2.7', '/x?ip=<address>'],
    ['/x?ip=192.0.2.7:80&a', '/x?ip=<address>:80&a'],
    ['/x?ip=somewhere', '/x?ip=<address>'],
    ['/x?e%6Dail=alice', '/x?e%6Dail=<email>'],
    ['/x?token=a%26b%3Dc&d', '/x?token=<secret>&d'],
    ['/x?next=%2Fy%3Fpassword%3Da%26b%3Dc', '/x?next=%2Fy%3Fpassword%3D<secret>%26b%3Dc'],
    [
      '/x?next=%252Fy%253Fpassword%253Da%2526b%253Dc',
      '/x?next=%252Fy%253Fpassword%253D<secret>%2526b%253Dc',
    ],
  ])('%s → %s', (text, wanted) => expect(redacted(text, { as: 'target' })).toBe(wanted));

  it('of a request line, and only of its target', () => {
    const as = 'request';
    expect(redacted('GET /x?password=a HTTP/1.1', { as })).toBe(
      'GET /x?password=<secret> HTTP/1.1',
    );
    expect(redacted('GET /x?password=a b HTTP/1.1', { as })).toBe(
      'GET /x?password=<secret> HTTP/1.1',
    );
    expect(redacted('GET /x?password=a', { as })).toBe('GET /x?password=<secret>');
    expect(redacted('\\x16\\x03alice@example.org', { as })).toBe('\\x16\\x03<email>');
    expect(redacted('', { as })).toBe('');
  });

  it.each([
    '/x?password=',
    '/x?password=&a',
    '/x?password=-',
    '/x?compass=1',
    '/x?=a',
    '/x?=',
    '=',
  ])('%s stays', (text) => expect(redacted(text, { as: 'target' })).toBe(text));
});

describe('parameters within other things', () => {
  it.each([
    ['/x?email[]=jan&email[]=piet&b', '/x?email[]=<email>&email[]=<email>&b'],
    ['/x?email%5B%5D=jan&email%5B1%5D=piet&b', '/x?email%5B%5D=<email>&email%5B1%5D=<email>&b'],
    ['/x?email=jan&email=piet', '/x?email=<email>&email=<email>'],
    ['/x?user.email=jan&b', '/x?user.email=<email>&b'],
    ['/x?user[email]=jan&b', '/x?user[email]=<email>&b'],
    ['/x?users[0][email][]=jan&b', '/x?users[0][email][]=<email>&b'],
    ['/x;email=jan;b=c/y?d', '/x;email=<email>;b=c/y?d'],
    ['/x%3Bemail%3Djan%3Bb/y', '/x%3Bemail%3D<email>%3Bb/y'],
    ['/x#email=jan&b', '/x#email=<email>&b'],
    ['/x#/reset?password=a&b', '/x#/reset?password=<secret>&b'],
    ['/x%23token%3Da%26b', '/x%23token%3D<secret>%26b'],
    [
      '/x?next=https%3A%2F%2Fa.example%2F%3Femail%3Djan%40mail.example%26b%3D1&c',
      '/x?next=https%3A%2F%2Fa.example%2F%3Femail%3D<email>%26b%3D1&c',
    ],
    ['/x?next=https://a.example/?email=jan&b=1', '/x?next=https://a.example/?email=<email>&b=1'],
    [
      '/x?next=%252F%253Fnext%253D%25252Fy%25253Femail%25253Djan',
      '/x?next=%252F%253Fnext%253D%25252Fy%25253Femail%25253D<email>',
    ],
    ['/x?q={"password":"a b","c":1}&d', '/x?q={"password":"<secret>","c":1}&d'],
    [
      '/x?q=%7B%22password%22%3A%22a%20b%22%2C%22c%22%3A1%7D&d',
      '/x?q=%7B%22password%22%3A%22<secret>%22%2C%22c%22%3A1%7D&d',
    ],
    [
      '/x?q=%7B%22user%22%3A%7B%22id%22%3A7%7D%2C%22c%22%3A1%7D&d',
      '/x?q=%7B%22user%22%3A<user>%2C%22c%22%3A1%7D&d',
    ],
  ])('in a URL: %s → %s', (text, wanted) => {
    expect(redacted(text, { as: 'target' })).toBe(wanted);
  });

  it.each([
    ['email=jan&password=a+b%26c&d=e', 'email=<email>&password=<secret>&d=e'],
    ['body: "email=jan&password=a+b" ok', 'body: "email=<email>&password=<secret>" ok'],
    ['{"a":"{\\"password\\":\\"a b\\",1}"}', '{"a":"{\\"password\\":\\"<secret>\\",1}"}'],
    [
      '{"a":"{\\"b\\":\\"{\\\\\\"password\\\\\\":\\\\\\"a b\\\\\\",1}\\"}"}',
      '{"a":"{\\"b\\":\\"{\\\\\\"password\\\\\\":\\\\\\"<secret>\\\\\\",1}\\"}"}',
    ],
    ['{"a":"email=jan%40mail.example&b=1"}', '{"a":"email=<email>&b=1"}'],
    ['url="https://a.example/?email=jan&b" ok', 'url="https://a.example/?email=<email>&b" ok'],
  ])('in text: %s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));
});

describe('parameters in text', () => {
  it.each([
    ['password=hunter2 ok', 'password=<secret> ok'],
    ['password = hunter2 ok', 'password = <secret> ok'],
    ['password: hunter2, ok', 'password: <secret>, ok'],
    ['password :hunter2', 'password :<secret>'],
    ['password:\thunter2', 'password:\t<secret>'],
    ['password:      hunter2', 'password:      <secret>'],
    ['password:/hunter2', 'password:<secret>'],
    ['password://hunter2', 'password://hunter2'],
    ['(password=hunter2)', '(password=<secret>)'],
    ['$password=hunter2', '$password=<secret>'],
    ['--password=hunter2', '--password=<secret>'],
    ['DB_PASSWORD=hunter2', 'DB_PASSWORD=<secret>'],
    ['password="correct horse" ok', 'password="<secret>" ok'],
    ["password='correct horse' ok", "password='<secret>' ok"],
    ["name='O'Neil' ok", "name='<name>' ok"],
    ["name='O''Neil' ok", "name='<name>' ok"],
    ['password="a\\"b c" ok', 'password="<secret>" ok'],
    ['password="a\\\\" ok', 'password="<secret>" ok'],
    ['password="correct horse', 'password="<secret>'],
    ['password=a"b ok', 'password=<secret> ok'],
    ['password=a&user=b', 'password=<secret>&user=<user>'],
    ['password=a,user=b;x=c', 'password=<secret>,user=<user>;x=c'],
    ['password=a,b ok', 'password=<secret> ok'],
    ['password: user: alice', 'password: <secret>'],
    ['password: hunter2: wrong x', 'password: <secret> x'],
    ['user=alice.', 'user=<user>.'],
    ['Login: user=<alice>, rip', 'Login: user=<<user>>, rip'],
    ['ip=  user=alice tty=x', 'ip=  user=<user> tty=x'],
    ['user= password=hunter2', 'user= password=<secret>'],
    ['klant: Client "192.0.2.7"', 'klant: Client "<embedded>"'],
    ['klant: Clientele "x"', 'klant: <user> "x"'],
    ['klant: client', 'klant: <user>'],
    ['password: user=alice', 'password: <secret>'],
    ['x-forwarded-for: 192.0.2.7, 198.51.100.2', 'x-forwarded-for: <forwarded>, <embedded>'],
    ['ip=192.0.2.7.', 'ip=<address>.'],
    ['email="john smith"@example.org x', 'email=<email> x'],
    ['("password"=>"a b")', '("password"=>"<secret>")'],
    ['password := "a b"', 'password := "<secret>"'],
  ])('%s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    ['{"password":"hunter2","a":1}', '{"password":"<secret>","a":1}'],
    ['{"password" : "correct horse"}', '{"password" : "<secret>"}'],
    ['{"password":1234,"a":1}', '{"password":<secret>,"a":1}'],
    ["{'password': 'a b', 'a': 1}", "{'password': '<secret>', 'a': 1}"],
    ['{"session":{"v":"}a","w":[1]},"a":1}', '{"session":<secret>,"a":1}'],
    ['{"session":["a","b"],"a":1}', '{"session":<secret>,"a":1}'],
    ['{"session":{"v":"a"', '{"session":<secret>'],
    ['{"user":{"id":"a b"}} x', '{"user":<user>} x'],
    ['{"ip":["192.0.2.7","x"]}', '{"ip":["<embedded>","x"]}'],
    ['{\\"password\\":\\"a b\\",\\"c\\":1}', '{\\"password\\":\\"<secret>\\",\\"c\\":1}'],
    ['{\\"password\\":\\"a\\\\\\"b c\\",\\"c\\":1}', '{\\"password\\":\\"<secret>\\",\\"c\\":1}'],
    ['{\\x22password\\x22:\\x22a b\\x22,1}', '{\\x22password\\x22:\\x22<secret>\\x22,1}'],
    ['{%22password%22:%22a b%22,1}', '{%22password%22:%22<secret>%22,1}'],
    ['said \\"user=alice\\" ok', 'said \\"user=<user>\\" ok'],
    ['user=alice\\"', 'user=<user>\\"'],
    ['user=alice\\" 192.0.2.7', 'user=<user>\\" <embedded>'],
    ['ip=\\"192.0.2.7\\",x', 'ip=\\"<address>\\",x'],
  ])('of an object: %s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    ['Authorization: Basic YWxpY2U6cHc= x', 'Authorization: <secret> x'],
    ['authorization: bearer abc.def x', 'authorization: <secret> x'],
    ['Authorization: Digest username="a", response="b"', 'Authorization: <secret>'],
    ['Authorization: Hawk id="a", mac="b"', 'Authorization: <secret>'],
    ['-H "Authorization: Custom abc def" x', '-H "Authorization: <secret>" x'],
    ['Proxy-Authorization: Custom abc def', 'Proxy-Authorization: <secret>'],
    ['x-auth-token: Bearer abc x', 'x-auth-token: <secret> x'],
    ['Cookie: a=b; c=d', 'Cookie: <cookie>'],
    ['-H "Cookie: a=\\"b\\"; c=d" x', '-H "Cookie: <cookie>" x'],
    ['-H "Cookie: a=b; c=d" x', '-H "Cookie: <cookie>" x'],
    ['Set-Cookie: a=b; Path=/', 'Set-Cookie: <cookie>'],
  ])('of a header: %s → %s', (text, wanted) => expect(redacted(text)).toBe(wanted));

  it.each([
    'password',
    'password=',
    'password: ',
    'password=-',
    'password: -, x',
    '{"password":null,"a":1}',
    '{"user": true}',
    'https://token://x',
    'time=12:30 user-agent: x',
    'status-code: 200',
    'service.name=x',
    'compass: north',
    ': :: = == :=',
  ])('%s stays', (text) => expect(redacted(text)).toBe(text));

  it('are found however long the name is in front of them', () =>
    expect(redacted(`${'x'.repeat(200)}_password=a`)).toBe(`${'x'.repeat(200)}_password=<secret>`));

  it('keep their form: an address before a port, or in a URL, will need brackets', () => {
    const form = (text: string) => spansOf(text)[0].form & 1;
    expect(['192.0.2.7:80', 'http://192.0.2.7/', 'a@192.0.2.7'].map(form)).toEqual([1, 1, 0]);
    expect(['192.0.2.7', '[2001:db8::1]:80', '192.0.2.7:x'].map(form)).toEqual([0, 0, 0]);
  });
});
