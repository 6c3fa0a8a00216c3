import type { ColumnShape } from '../model/column-plan.ts';
import { WHOLE } from '../model/fields.ts';
import { Kind } from '../model/kind.ts';
import { type NameTable, UNNAMED } from '../model/name-table.ts';

export interface Variable {
  readonly kind: number;
  /**
   * `time` and `number` end by themselves, `list` also when a literal of the format stands inside a list
   * of addresses (`, `), `open` ends at the format's next literal only.
   */
  readonly shape: ColumnShape;
  /** Flags of the field. */
  readonly flags: number;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Numbers that nginx itself makes: no client can put anything else there. */
const NUMBERS = new Set(
  words(`
    status body_bytes_sent bytes_sent bytes_received request_time request_length session_time
    connection connection_requests connection_time connections_active connections_reading
    connections_writing connections_waiting pid gzip_ratio server_port remote_port
    realip_remote_port proxy_protocol_port proxy_protocol_server_port proxy_port
    upstream_status upstream_response_time upstream_connect_time upstream_header_time
    upstream_queue_time upstream_first_byte_time upstream_session_time upstream_bytes_received
    upstream_bytes_sent upstream_response_length tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd
    tcpinfo_rcv_space`),
);

/** The names that nginx fixes, by kind; ngx_http_core_module and its fellows, and known headers. */
const KINDS = new Map<string, number>(
  Object.entries({
    address: `
      remote_addr realip_remote_addr proxy_protocol_addr binary_remote_addr http_x_real_ip
      http_cf_connecting_ip http_cf_connecting_ipv6 http_cf_pseudo_ipv4 http_true_client_ip
      http_x_client_ip http_client_ip http_x_cluster_client_ip http_fastly_client_ip
      http_fly_client_ip http_do_connecting_ip http_x_remote_ip http_x_remote_addr
      http_x_originating_ip http_x_envoy_external_address http_x_azure_clientip
      http_x_appengine_user_ip`,
    forwarded: `
      http_x_forwarded_for proxy_add_x_forwarded_for http_forwarded http_forwarded_for
      http_x_forwarded http_x_original_forwarded_for`,
    upstream: 'server_addr proxy_protocol_server_addr upstream_addr',
    user: 'remote_user ssl_client_s_dn ssl_client_s_dn_legacy',
    postal: 'geoip_postal_code',
    time: 'time_local time_iso8601 msec',
    request: 'request',
    target: `
      request_uri uri document_uri request_filename document_root realpath_root
      fastcgi_script_name fastcgi_path_info args query_string request_body sent_http_location
      upstream_http_location http_x_original_url http_x_original_uri http_x_rewrite_url`,
    referer: 'http_referer http_origin',
    agent: `
      http_user_agent http_x_original_user_agent http_device_stock_ua
      http_x_operamini_phone_ua http_x_ucbrowser_ua`,
    cookie: `
      http_cookie http_set_cookie sent_http_set_cookie upstream_http_set_cookie uid_got uid_set`,
    secret: `
      http_authorization http_proxy_authorization ssl_session_id ssl_client_cert
      ssl_client_raw_cert ssl_client_escaped_cert ssl_client_fingerprint ssl_client_serial
      jwt_payload`,
    text: `
      host http_host server_name hostname proxy_host ssl_server_name ssl_preread_server_name
      ssl_client_i_dn ssl_client_i_dn_legacy http_via request_id geoip_city geoip_region_name
      geoip_org geoip_latitude geoip_longitude`,
    plain: `
      ${[...NUMBERS].join(' ')}
      request_method scheme https http2 http3 quic server_protocol protocol pipe nginx_version
      request_completion is_args limit_rate content_length sent_http_content_length
      ssl_protocol ssl_cipher ssl_ciphers ssl_curve ssl_curves ssl_early_data
      ssl_session_reused ssl_client_verify ssl_client_v_start ssl_client_v_end
      ssl_client_v_remain upstream_cache_status limit_req_status limit_conn_status
      geoip_country_code geoip_country_code3 geoip_country_name geoip_city_country_code
      geoip_city_continent_code geoip_area_code geoip_dma_code geoip_region`,
  }).flatMap(([kind, names]) =>
    words(names).map((name): [string, number] => [name, Kind[kind as keyof typeof Kind]]),
  ),
);

/** Variables whose name goes on with a name of the site's own, and what they are unless it says. */
const PREFIXES: readonly (readonly [prefix: string, otherwise: number, named: boolean])[] = [
  ['cookie_', Kind.cookie, false],
  ['arg_', Kind.target, true],
  ['jwt_claim_', Kind.user, true],
  ['sent_http_', Kind.text, true],
  ['upstream_http_', Kind.text, true],
  ['upstream_cookie_', Kind.cookie, false],
  ['http_', Kind.text, true],
];

/** The value of one cookie, without its name. */
const ONE_COOKIE = /^(upstream_)?cookie_/;

/**
 * What the nginx variable `name` (without its `$`) holds. A name that neither nginx nor the policy
 * knows is text: it is searched.
 */
export function nginxVariable(name: string, names: NameTable): Variable {
  const lower = name.toLowerCase();
  const kind = kindOf(lower, names);
  if (NUMBERS.has(lower)) return { kind, shape: 'number', flags: 0 };
  if (lower === 'time_local' || lower === 'time_iso8601' || lower === 'msec') {
    return { kind, shape: 'time', flags: 0 };
  }
  const listed = kind === Kind.address || kind === Kind.forwarded || kind === Kind.upstream;
  const flags = ONE_COOKIE.test(lower) ? WHOLE : 0;
  return { kind, shape: listed ? 'list' : 'open', flags };
}

function kindOf(name: string, names: NameTable): number {
  const fixed = KINDS.get(name);
  if (fixed !== undefined) return fixed;
  for (const [prefix, otherwise, named] of PREFIXES) {
    if (!name.startsWith(prefix)) continue;
    const found = named ? names.kindOfName(name.slice(prefix.length)) : UNNAMED;
    return found === UNNAMED ? otherwise : found;
  }
  const found = names.kindOfName(name);
  return found === UNNAMED ? Kind.text : found;
}
