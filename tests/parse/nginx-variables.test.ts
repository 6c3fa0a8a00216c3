import { describe, expect, it } from 'vitest';
import { Kind, type KindName } from '../../src/model/kind.ts';
import { nginxVariable } from '../../src/parse/nginx-variables.ts';
import { someNames } from './fields-of.ts';

describe('nginxVariable()', () => {
  it.each<[kind: KindName, names: string]>([
    [
      'address',
      'remote_addr realip_remote_addr proxy_protocol_addr binary_remote_addr http_x_real_ip http_cf_connecting_ip',
    ],
    ['forwarded', 'http_x_forwarded_for proxy_add_x_forwarded_for http_forwarded'],
    ['upstream', 'server_addr upstream_addr'],
    ['user', 'remote_user ssl_client_s_dn jwt_claim_sub arg_login'],
    ['time', 'time_local time_iso8601 msec'],
    ['request', 'request'],
    ['target', 'request_uri uri args query_string request_body arg_q arg_search'],
    ['referer', 'http_referer http_origin'],
    ['agent', 'http_user_agent'],
    ['cookie', 'http_cookie cookie_session cookie_email sent_http_set_cookie'],
    ['secret', 'http_authorization ssl_session_id arg_token http_x_apikey http_x_apiKey'],
    ['email', 'arg_email email http_e_mail upstream_http_email jwt_claim_email'],
    ['postal', 'geoip_postal_code'],
    [
      'plain',
      'status body_bytes_sent request_time upstream_status request_method scheme pid arg_page',
    ],
    [
      'text',
      'host http_host server_name http_x_anything sent_http_etag mapped_by_the_site hostname',
    ],
  ])('knows %s', (kind, names) => {
    for (const name of names.split(' ')) {
      expect([name, nginxVariable(name, someNames).kind]).toEqual([name, Kind[kind]]);
    }
  });

  it('knows which values end by their own shape', () => {
    expect(nginxVariable('status', someNames).shape).toBe('number');
    expect(nginxVariable('upstream_response_time', someNames).shape).toBe('number');
    expect(nginxVariable('time_local', someNames).shape).toBe('time');
    expect(nginxVariable('http_x_forwarded_for', someNames).shape).toBe('list');
    // A client may send anything as its content length.
    expect(nginxVariable('content_length', someNames).shape).toBe('open');
    expect(nginxVariable('remote_user', someNames).shape).toBe('open');
  });
});
