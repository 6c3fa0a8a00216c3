import type { ValueKind } from '../../src/model/kind.ts';
import type { Value } from './value.ts';

/** Where a secret stands in a line. */
export interface Plant {
  /** Offset of its first byte in the line. */
  readonly offset: number;
  readonly length: number;
  readonly kind: ValueKind;
  /** The log variable, as nginx names it. */
  readonly field: string;
}

/**
 * A line as it grows, with the places of the secrets in it. One character is one byte, so that
 * offsets in the text are offsets in the file.
 */
export class Line {
  text = '';
  plants: Plant[] = [];

  /** Adds text of the format. */
  add(text: string): void {
    this.text += text;
  }

  /** Adds the value of a log variable, each piece of it escaped as the format does. */
  addValue(field: string, value: Value, escaped: (text: string) => string): void {
    for (const piece of value) {
      if (typeof piece === 'string') {
        this.text += escaped(piece);
        continue;
      }
      const written = escaped(piece.text);
      this.plants.push({
        offset: this.text.length,
        length: written.length,
        kind: piece.kind,
        field,
      });
      this.text += written;
    }
  }
}
