import { describe, expect, it } from 'vitest';
import { chart } from '../../../bench/whole-process/chart.ts';

/** The elements of an XML text in order; throws where it is not well-formed. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const elements: string[] = [];
  const token =
    /<\/(?<end>\w+)>|<(?<start>\w+)(?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*(?<empty>\/)?>|(?:[^<&]|&(?:amp|lt|gt|quot);)+/y;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const groups = token.exec(xml)?.groups;
    if (groups === undefined) throw new Error(`not well-formed at ${xml.slice(at, at + 40)}`);
    const { end, start, empty } = groups;
    if (end !== undefined && open.pop() !== end) throw new Error(`</${end}> closes nothing`);
    if (start !== undefined) elements.push(start);
    if (start !== undefined && empty === undefined) open.push(start);
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> stay open`);
  return elements;
}

const bars = [
  { label: 'cat f | cat', note: 'nothing', value: 3_700_000, highlighted: false },
  { label: 'a < b & "c"', note: '<script>', value: 412_000, highlighted: true },
];

describe('chart()', () => {
  const svg = chart('lines & seconds', 'one <core>', 'lines/s', bars);

  it('is well-formed XML, whatever the texts hold', () => {
    expect(elementsOf(svg)).toEqual([
      ...['svg', 'style', 'text', 'text'],
      ...['text', 'text', 'rect', 'text', 'text', 'text', 'rect', 'text'],
    ]);
    expect(() => elementsOf(svg.replace('&amp;', '&'))).toThrow('not well-formed');
  });

  it('draws lengths that are to each other as the values, and highlights ours', () => {
    const widths = [...svg.matchAll(/<rect class="(\w+)".* width="(\d+)"/g)];
    expect(widths.map(([, name]) => name)).toEqual(['bar', 'ours']);
    const [first, second] = widths.map(([, , width]) => Number(width)) as [number, number];
    expect(second / first).toBeCloseTo(412 / 3700, 2);
  });

  it('writes the figures, and has colours for the dark', () => {
    expect(svg).toContain('>3.70 M lines/s<');
    expect(svg).toContain('>412 k lines/s<');
    expect(svg).toContain('prefers-color-scheme: dark');
  });
});
