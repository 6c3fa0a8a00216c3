/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  /** Stands small below the label. */
  readonly note: string;
  readonly value: number;
  readonly highlighted: boolean;
}

const WIDTH = 860;
const LABELS = 330;
/** The longest bar leaves room for its figure. */
const LONGEST = WIDTH - LABELS - 110;
const TOP = 58;
const STEP = 40;
const THICKNESS = 18;

/** Colours follow the reader's light or dark mode, also inside an `<img>`; the ground is transparent. */
const STYLE = `
text { font-family: system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #1f2328 }
.title { font-size: 17px; font-weight: 600 }
.label { font-size: 14px }
.note, .small { font-size: 11.5px; fill: #59636e }
.bar { fill: #b6c2cf }
.ours { fill: #0969da }
.strong { font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.note, .small { fill: #9198a1 }
.bar { fill: #4a5563 }
.ours { fill: #4493f8 }
}
`;

/** Draws bars as an SVG document, the longest value over the whole width. `unit` stands behind each figure. */
export function chart(title: string, subtitle: string, unit: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map((bar) => bar.value));
  const height = TOP + bars.length * STEP + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<style>${STYLE}</style>`,
    `<text class="title" x="8" y="22">${escapeXml(title)}</text>`,
    `<text class="small" x="8" y="42">${escapeXml(subtitle)}</text>`,
    ...bars.flatMap((bar, i) => barOf(bar, TOP + i * STEP, most, unit)),
    '</svg>',
    '',
  ].join('\n');
}

function barOf(bar: Bar, top: number, most: number, unit: string): string[] {
  const length = Math.max(1, Math.round((bar.value / most) * LONGEST));
  const strong = bar.highlighted ? ' strong' : '';
  const figure = `${short(bar.value)} ${unit}`;
  return [
    `<text class="label${strong}" x="8" y="${top + 14}">${escapeXml(bar.label)}</text>`,
    `<text class="note" x="8" y="${top + 29}">${escapeXml(bar.note)}</text>`,
    `<rect class="${bar.highlighted ? 'ours' : 'bar'}" x="${LABELS}" y="${top + 5}" width="${length}" height="${THICKNESS}" rx="2"/>`,
    `<text class="label${strong}" x="${LABELS + length + 8}" y="${top + 19}">${escapeXml(figure)}</text>`,
  ];
}

/** Three digits that count: `3.70 M`, `412 k`. */
function short(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)} M`;
  return value >= 1e3 ? `${Math.round(value / 1e3)} k` : value.toPrecision(3);
}

function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (char) => names[char] ?? char);
}
