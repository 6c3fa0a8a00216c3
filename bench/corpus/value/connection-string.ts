import type { Random } from '../../generate/random.ts';
import { ALNUM, draw } from '../draw.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';

const SCHEMES = ['postgres', 'postgresql', 'mysql', 'mongodb+srv', 'redis', 'amqp', 'mssql', 'ftp'];

const password = (random: Random): string => draw(random, ALNUM, 14);
const around = (secret: string, before: string, after: string) => ({
  text: `${before}${secret}${after}`,
  secrets: [secret],
});

export const CONNECTION_STRING: ValueKind = {
  name: 'connection string',
  group: 'secret',
  ...byShape({ by: 'machines', paths: [] }),
  variants: [
    {
      name: 'URL',
      make: (r) => around(password(r), `${r.pick(SCHEMES)}://shop:`, '@db.example:5432/shop'),
    },
    {
      name: 'URL without a user',
      make: (r) => around(password(r), 'redis://:', '@cache.example:6379/0'),
    },
    {
      name: 'ADO',
      make: (r) =>
        around(password(r), 'Server=db.example;Database=shop;User Id=shop;Password=', ';'),
    },
    {
      name: 'libpq',
      make: (r) => around(password(r), 'host=db.example user=shop password=', ' dbname=shop'),
    },
    {
      name: 'JDBC',
      make: (r) => around(password(r), 'jdbc:mysql://db.example/shop?user=shop&password=', ''),
    },
    {
      name: 'DSN',
      make: (r) => around(password(r), 'mysql:host=db.example;dbname=shop;pwd=', ';charset=utf8'),
    },
  ],
};
