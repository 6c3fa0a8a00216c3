import type { AuditFind } from '../pipeline/audit.ts';

/** What an audit came to. */
export interface AuditReport {
  readonly lines: number;
  readonly finds: readonly AuditFind[];
  /** When it was made, ISO 8601. */
  readonly made: string;
}

const STYLE = `
  :root { color-scheme: light dark; --bar: light-dark(#a33, #e77); --line: light-dark(#ccc, #555); }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
  caption { text-align: start; font-weight: bold; padding-bottom: 0.5rem; }
  th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
  th { border-bottom: 1px solid var(--line); }
  td { overflow-wrap: anywhere; }
  .count { text-align: end; font-variant-numeric: tabular-nums; }
  .bar { width: 50%; }
  .bar div { background: var(--bar); height: 1rem; min-width: 2px; }
`;

/**
 * An audit as one page of HTML: bars by kind, then each sort of find. Nothing is loaded and nothing
 * runs; every word that comes from outside is escaped.
 */
export function auditHtml({ lines, finds, made }: AuditReport): string {
  const counts = new Map<string, number>();
  for (const { kind, count } of finds) counts.set(kind, (counts.get(kind) ?? 0) + count);
  const kinds = [...counts].sort(([, a], [, b]) => b - a);
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  const says =
    total === 0
      ? `Nothing was found in ${number(lines)} lines.`
      : `${number(total)} values were found in ${number(lines)} lines. Their text is not in this report.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>logsluice audit</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Personal data in logs</h1>
<p>${says} Made by <code>logsluice audit</code>, <time datetime="${text(made)}">${text(made)}</time>.</p>
${total === 0 ? '' : `${kindTable(kinds)}\n${findTable(finds)}\n`}</main>
</body>
</html>
`;
}

function kindTable(kinds: readonly (readonly [string, number])[]): string {
  const most = kinds[0][1];
  const rows = kinds.map(([kind, count]) => {
    const width = ((100 * count) / most).toFixed(1);
    return `<tr><th scope="row">${text(kind)}</th><td class="count">${number(count)}</td><td class="bar" aria-hidden="true"><div style="width: ${width}%"></div></td></tr>`;
  });
  const head = '<th scope="col">kind</th><th scope="col" class="count">count</th><td></td>';
  return tableOf('By kind', head, rows);
}

function findTable(finds: readonly AuditFind[]): string {
  const names = ['kind', 'rule', 'found by', 'in', 'count', 'first places'];
  const head = names.map((name) => `<th scope="col">${name}</th>`).join('');
  const rows = finds.map(({ kind, rule = '', foundBy, field, count, places }) => {
    const cells = [kind, rule, foundBy, field].map((cell) => `<td>${text(cell)}</td>`).join('');
    const where = places.map(text).join('<br>');
    return `<tr>${cells}<td class="count">${number(count)}</td><td>${where}</td></tr>`;
  });
  return tableOf('By kind, rule and field', head, rows);
}

function tableOf(caption: string, head: string, rows: readonly string[]): string {
  return `<table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

/** Text for an element or an attribute in quotes. */
function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
