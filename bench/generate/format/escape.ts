/** The characters that nginx has to escape in any format: all but printable ASCII without `"` and `\`. */
const TO_ESCAPE = /[^ -!#-[\]-~]/;

const hex = (char: string, digits: number): string =>
  char.charCodeAt(0).toString(16).toUpperCase().padStart(digits, '0');

/** `ngx_http_log_escape`: `\xHH`. */
export function escapeDefault(text: string): string {
  if (!TO_ESCAPE.test(text)) return text;
  return text.replace(/[^ -!#-[\]-~]/g, (char) => `\\x${hex(char, 2)}`);
}

/** `ngx_escape_json` of `escape=json`: `\"`, `\\`, short forms and `\u00HH` for controls; bytes from 0x80 stay. */
export function escapeJson(text: string): string {
  if (!TO_ESCAPE.test(text)) return text;
  return text.replace(/["\\\x00-\x1f]/g, (char) => {
    const short = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[char];
    return short ?? `\\u${hex(char, 4)}`;
  });
}

/** The error log copies what it quotes. */
export function asItIs(text: string): string {
  return text;
}
