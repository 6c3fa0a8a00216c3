import { ATTACKS, type Attack } from '../login.ts';
import type { Evidence } from '../measure/evidence.ts';

const COLUMNS = 3;
const PANEL = { width: 300, height: 226, left: 46, right: 12, top: 28, bottom: 40 };
const MARGIN = 10;
const HEAD = 64;
const KEY_ROW = 18;
const KEYS_IN_ROW = 4;

/** The axis of false alarms per 1,000 logins runs over these decades. */
const LEAST = 0.1;
const MOST = 100;

/** Colours that differ in lightness as well, for readers who do not tell red from green. */
const COLOURS = [
  ...['#0969da', '#cf222e', '#8250df', '#bf8700', '#1a7f37', '#57606a'],
  ...['#e16f24', '#0a7f8c', '#a40e60', '#6e4b1f', '#2f4858', '#7a9e00'],
];
const MARKS = ['circle', 'square', 'diamond', 'triangle'] as const;

const STYLE = `
text { font-family: system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #1f2328 }
.title { font-size: 17px; font-weight: 600 }
.panel { font-size: 13px; font-weight: 600 }
.small { font-size: 11px; fill: #59636e }
.grid { stroke: #d0d7de; stroke-width: 1 }
.frame { stroke: #8c959f; fill: none }
.ground { fill: #ffffff }
`;

/** One system as it is drawn: a line by score, or a mark where it only says yes or no. */
interface Drawn {
  readonly evidence: Evidence;
  readonly colour: string;
  readonly mark: (typeof MARKS)[number];
}

/** Detection over false alarms, one panel for each class of attack, as an SVG document. */
export function rocSvg(title: string, subtitle: string, systems: readonly Evidence[]): string {
  const drawn = systems.map((evidence, i): Drawn => {
    const colour = COLOURS[i % COLOURS.length] as string;
    const mark = MARKS[i % MARKS.length] as (typeof MARKS)[number];
    return { evidence, colour, mark };
  });
  const head = HEAD + Math.ceil(drawn.length / KEYS_IN_ROW) * KEY_ROW;
  const width = COLUMNS * PANEL.width + 2 * MARGIN;
  const height = head + Math.ceil(ATTACKS.length / COLUMNS) * PANEL.height + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="title" x="${MARGIN}" y="24">${escapeXml(title)}</text>`,
    `<text class="small" x="${MARGIN}" y="44">${escapeXml(subtitle)}</text>`,
    ...drawn.flatMap((system, i) => keyOf(system, i, (width - 2 * MARGIN) / KEYS_IN_ROW)),
    ...ATTACKS.flatMap((by, i) => {
      const x = MARGIN + (i % COLUMNS) * PANEL.width;
      const y = head + Math.floor(i / COLUMNS) * PANEL.height;
      return [`<g transform="translate(${x} ${y})">`, ...panel(by, drawn), '</g>'];
    }),
    '</svg>',
    '',
  ].join('\n');
}

function keyOf({ evidence, colour, mark }: Drawn, i: number, step: number): string[] {
  const x = MARGIN + (i % KEYS_IN_ROW) * step + 8;
  const y = HEAD + Math.floor(i / KEYS_IN_ROW) * KEY_ROW;
  const sign = evidence.subject.binary
    ? markAt(mark, x, y - 4, colour)
    : `<line x1="${x - 7}" x2="${x + 7}" y1="${y - 4}" y2="${y - 4}" stroke="${colour}" stroke-width="2.5"/>`;
  return [
    sign,
    `<text class="small" x="${x + 13}" y="${y}">${escapeXml(evidence.subject.name)}</text>`,
  ];
}

/** Pixels within a panel. */
const across = (perThousand: number): number => {
  const share = Math.log(Math.max(perThousand, LEAST) / LEAST) / Math.log(MOST / LEAST);
  return PANEL.left + Math.min(1, share) * (PANEL.width - PANEL.left - PANEL.right);
};
const up = (share: number): number =>
  PANEL.height - PANEL.bottom - share * (PANEL.height - PANEL.top - PANEL.bottom);

function panel(by: Attack, systems: readonly Drawn[]): string[] {
  const left = PANEL.left;
  const right = PANEL.width - PANEL.right;
  const middle = (left + right) / 2;
  const high = (up(0) + up(1)) / 2;
  return [
    `<text class="panel" x="${left}" y="${PANEL.top - 9}">${escapeXml(by)}</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      `<line class="grid" x1="${left}" x2="${right}" y1="${up(share)}" y2="${up(share)}"/>`,
      `<text class="small" x="${left - 6}" y="${up(share) + 4}" text-anchor="end">${share}</text>`,
    ]),
    ...[0.1, 1, 5, 10, 100].flatMap((rate) => [
      `<line class="grid" x1="${across(rate)}" x2="${across(rate)}" y1="${up(0)}" y2="${up(1)}"/>`,
      `<text class="small" x="${across(rate)}" y="${up(0) + 14}" text-anchor="middle">${rate}</text>`,
    ]),
    `<rect class="frame" x="${left}" y="${up(1)}" width="${right - left}" height="${up(0) - up(1)}"/>`,
    `<text class="small" x="${middle}" y="${up(0) + 30}" text-anchor="middle">false alarms per 1,000 logins</text>`,
    `<text class="small" transform="translate(12 ${high}) rotate(-90)" text-anchor="middle">attacks found</text>`,
    // The first system is drawn last, on top.
    ...systems.toReversed().map((system) => drawnIn(by, system)),
  ];
}

function drawnIn(by: Attack, { evidence, colour, mark }: Drawn): string {
  if (evidence.subject.binary) {
    const x = across(evidence.ownRate() * 1000);
    return markAt(mark, round(x), round(up(evidence.told({ by }))), colour);
  }
  const points: string[] = [];
  for (let step = 0; step <= 60; step++) {
    const perThousand = LEAST * (MOST / LEAST) ** (step / 60);
    const share = evidence.detected({ by }, evidence.threshold(perThousand / 1000));
    points.push(`${round(across(perThousand))},${round(up(share))}`);
  }
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.2"/>`;
}

function markAt(mark: Drawn['mark'], x: number, y: number, colour: string): string {
  const look = `fill="${colour}" stroke="#ffffff" stroke-width="1"`;
  switch (mark) {
    case 'circle':
      return `<circle cx="${x}" cy="${y}" r="5" ${look}/>`;
    case 'square':
      return `<rect x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" ${look}/>`;
    case 'diamond':
      return `<path d="M${x} ${y - 6}l6 6l-6 6l-6-6z" ${look}/>`;
    case 'triangle':
      return `<path d="M${x} ${y - 6}l6 11h-12z" ${look}/>`;
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (char) => names[char] ?? char);
}
