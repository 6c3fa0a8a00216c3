import { person, secret } from './people.ts';
import type { Random } from './random.ts';
import { PANEL, SHOP } from './shop.ts';
import type { Secret, Value } from './value.ts';

/** Makes a path and query, or a referer, with secrets in it; `address` is some visitor's. */
type Maker = (random: Random, address: string) => Value;

const embedded = (address: string): Secret => ({ kind: 'embedded', text: address });

/** Requests that carry personal data, each at a place where real sites have been seen to put it. */
const TARGETS: readonly Maker[] = [
  (r) => ['/nieuwsbrief/bevestig?email=', person(r).email('@'), '&token=', secret(r, 32)],
  (r) => ['/account/wachtwoord?email=', person(r).email('%40'), '&token=', secret(r, 40)],
  (r) => ['/account/login?next=%2Faccount%2Fkaart%3Femail%3D', person(r).email('%2540')],
  (r) => ['/account/orders?session=', secret(r, 32), '&pagina=1'],
  (r) => {
    const { name, phone } = person(r);
    return ['/checkout/gegevens?naam=', name('+'), '&telefoon=', phone, '&land=NL'];
  },
  (r) => {
    const { name, iban } = person(r);
    return ['/checkout/incasso?iban=', iban, '&naam=', name('%20')];
  },
  (r) => ['/zoeken?q=', person(r).email('%40')],
  (r) => ['/afmelden/', person(r).email('@')],
  (r) => ['/api/v2/customers?email=', person(r).email('%40'), '&fields=id,name'],
  (_, address) => ['/panel/firewall/block/', embedded(address)],
  (r, address) => ['/panel/lookup?ip=', embedded(address), '&session=', secret(r, 32)],
  (_, address) => ['/panel/dns/zones?query=a+', embedded(address), '&type=ptr'],
];

const REFERERS: readonly Maker[] = [
  (r) => [`https://${SHOP}/account/orders?session=`, secret(r, 32)],
  (r) => [`https://${SHOP}/zoeken?q=`, person(r).email('%40')],
  (r) => [
    `https://${SHOP}/nieuwsbrief/bevestig?email=`,
    person(r).email('@'),
    '&token=',
    secret(r, 32),
  ],
  (_, address) => [`https://${PANEL}/panel/firewall/block/`, embedded(address)],
  (_, address) =>
    address.includes(':')
      ? ['http://[', embedded(address), ']:8080/']
      : ['http://', embedded(address), ':8080/'],
  (r) => [
    'https://',
    { kind: 'userinfo', text: `${person(r).user.text}:${r.hex(16)}` },
    `@${PANEL}/panel/dashboard`,
  ],
];

export function personalTarget(random: Random, address: string): Value {
  return random.pick(TARGETS)(random, address);
}

export function personalReferer(random: Random, address: string): Value {
  return random.pick(REFERERS)(random, address);
}
