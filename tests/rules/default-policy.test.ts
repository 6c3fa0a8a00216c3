import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FIRST_CONTAINER, Kind, type KindName } from '../../src/model/kind.ts';
import { barePattern, splitPatterns } from '../../src/model/name-pattern.ts';
import { entriesOf, NameTable, UNNAMED } from '../../src/model/name-table.ts';
import { RuleSet } from '../../src/model/rule-set.ts';
import { loadLibrary } from '../../src/rules/library.ts';

const { policy, rules } = await loadLibrary();
const set = new RuleSet(rules);
const entries = [...entriesOf(policy.names), ...set.nameEntries()];
const table = new NameTable(entries);
const file = readFileSync(new URL('../../rules/default.yaml', import.meta.url), 'utf8');

const kindOf = (name: string): KindName | undefined => {
  const code = table.kindOfName(name);
  if (code === UNNAMED) return undefined;
  if (code < FIRST_CONTAINER) return set.kindOf(code);
  return (Object.keys(Kind) as KindName[]).find((kind) => Kind[kind] === code);
};

/** Spellings in English and Dutch as they occur in URLs, forms, JSON and headers. */
const EXPECTED: Partial<Record<KindName, string>> = {
  secret: `
    password Passwd PWD pass new_password passwordConfirm password2 db-password user.password
    login[password] wachtwoord nieuw-wachtwoord wachtwoord_herhaling ww pin pincode passphrase
    token access_token refreshToken id_token csrf_token _csrf csrfmiddlewaretoken csrf_value X-CSRF-Token
    authenticity_token XSRF-TOKEN session sessie session_id SessieId sid PHPSESSID JSESSIONID
    ASPSESSIONIDQQTRCABC connect.sid key api_key apiKey X-Api-Key x-goog-api-key sleutel secret
    client_secret geheim code otp totp verification_code sms_verificatiecode auth Authorization
    http_authorization Proxy-Authorization bearer jwt signature sig handtekening hmac
    X-Amz-Signature X-Amz-Credential X-Amz-Security-Token AWSAccessKeyId nonce _wpnonce ticket
    credentials cvv cvc private_key ssh_private_key SAMLResponse code_verifier
    __VIEWSTATE ssl_session_id`,
  card: 'card_number cardNumber',
  cookie: 'cookie Cookie Set-Cookie http_cookie cookies cookie_phpsess sent_http_set_cookie',
  email: `
    email E-Mail e_mail mail emailadres e-mailadres email_address billing_email user.email
    user[email] klant_email  contactEmailAddress emails[0]`,
  user: `
    user username user_name userId uid login account gebruiker gebruikersnaam Gebruikers-ID klant
    klantnummer klant_nr customer_id customerId member lidnummer remote_user REMOTE_USER sub
    preferred_username nickname personeelsnummer device_id imei gclid fbclid j_username ClientUsername
    login_hint`,
  name: `
    name naam voornaam achternaam tussenvoegsel first_name lastName surname fullname given_name
    family_name user_first_name contact_voornaam cardholder_name rekeninghouder initials
    volledige-naam`,
  phone: `
    phone tel telefoon telefoonnummer mobile mobiel gsm phone_number billing_phone fax msisdn
    whatsapp mobiel_nummer contactTelefoonnummer`,
  postal: `
    address adres street straat straatnaam house_number huisnummer zip zip_code postcode
    postalCode shipping_postcode woonplaats factuuradres`,
  position: 'latitude lng gps lat coords ll geolocation CF-IPLatitude x-vercel-ip-longitude',
  plate: 'kenteken nummerplaat licensePlate number_plate',
  document: 'passport_number passportNo paspoortnummer rijbewijs documentnummer id_card_number',
  birth: 'birthdate birth_date dob date_of_birth geboortedatum geboorteplaats user_birthday',
  iban: 'iban IBAN customer_iban rekening rekeningnummer bankrekening account_number',
  bsn: `
    bsn BSN klant_bsn burgerservicenummer sofinummer ssn national_id btw-nummer rijksregisternummer
    insz nino dni pesel codice_fiscale`,
  address: `
    ip ipAddress ip_address remote_addr RemoteAddr client_ip clientip remote_ip X-Real-IP
    http_x_real_ip CF-Connecting-IP True-Client-IP source_ip src_ip peer_ip realip_remote_addr
    sourceIPAddress client.ip source.ip downstream_remote_address ip-adres`,
  forwarded: 'X-Forwarded-For xff http_x_forwarded_for forwarded proxy_add_x_forwarded_for',
  upstream: `
    upstream_addr server_addr upstream dst_ip destination.ip host.ip server.address EdgeServerIP
    downstream_local_address`,
  agent: 'user_agent useragent User-Agent http_user_agent ua ClientRequestUserAgent',
  time: 'time timestamp @timestamp time_local time_iso8601 ts date datetime msec eventTime tijdstip',
  request: 'request request_line',
  target: 'url uri request_uri path args query_string href location redirect_uri next image_url',
  referer: 'referer Referrer http_referer ClientRequestReferer',
  plain: 'status_code error_code country_code response.code error.code email_verified iPhone',
  text: 'service.name host.name filename hostname logger_name process.name public_key event.name',
};

describe('the default policy', () => {
  it('says in its file what becomes of every kind', () => {
    const said = parse(file) as Record<string, unknown>;
    const { lookalike, encoded, ...modes } = policy.modes;
    expect(lookalike).toBe('token');
    expect(encoded).toBe('drop');
    expect(modes).toEqual(Object.fromEntries(Object.keys(modes).map((kind) => [kind, said[kind]])));
    expect(policy.truncate).toEqual(said['truncate']);
  });

  it('pseudonymizes who somebody is and drops what opens a door', () => {
    expect(policy.modes).toMatchObject({ address: 'ula', forwarded: 'ula', embedded: 'ula' });
    expect(policy.modes).toMatchObject({ user: 'token', email: 'token', bsn: 'token' });
    expect(policy.modes).toMatchObject({ secret: 'drop', cookie: 'drop', userinfo: 'drop' });
    expect(policy.modes).toMatchObject({ agent: 'family', time: 'keep' });
  });

  const cases = Object.entries(EXPECTED).flatMap(([kind, names]) =>
    splitPatterns(names).map((name): [string, string] => [name, kind]),
  );
  it.each(cases)('takes %s for %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });

  it.each(
    splitPatterns(`
      monkey keyword keywords keyboard hotkey turkey token_type tokens max_tokens passenger
      passed compass bypass author authority design assign assigned signal pinned spin ship zip_file
      gzip skip clip tooltip session_count sessions_open secretary decode encode barcode unicode
      page_id order_id request_id trace_id id hash state city country company subject from to lang
      q search page sort limit offset status method host server level msg message logger caller
      stack pid version format type size bytes duration latency color width height category product
      sku amount price currency namespace rename domain capital telemetry hotel motel mobilize
      faxed subnet substr userland username_hint_shown accounting memberships streetwear
      birthstone ipsum tip tips description shipping dating update updated_at uptime timeout
      urlencoded curly referral agenda referee browser`),
  )('leaves %s to the search', (name) => {
    expect([undefined, 'plain', 'text']).toContain(kindOf(name));
  });

  it('names no name twice, so that no order decides', () => {
    const all = entries.map(({ pattern }) => barePattern(pattern));
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });

  it('has no glob for a harmless kind, so that a config can always say that a name is harmless', () => {
    const harmless = [...policy.names['plain'], ...policy.names['text']];
    expect(harmless.filter((name) => name.includes('*'))).toEqual([]);
  });
});
