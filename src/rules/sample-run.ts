import { type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import type { NameTable } from '../model/name-table.ts';
import { combined } from '../parse/access-log.ts';
import { JsonLines } from '../parse/json-lines.ts';
import { nginxError } from '../parse/nginx-error.ts';
import { Sluice } from '../pipeline/sluice.ts';
import type { Stages } from '../pipeline/stages.ts';
import { pseudonymsAsKinds } from './pseudonyms-as-kinds.ts';
import type { Sample } from './rule-file.ts';

/** Sends samples, read as UTF-8, through a sluice of `stages`, each as the field or line that it stands for. */
export class SampleRun {
  readonly #stages: Omit<Stages, 'format'>;
  readonly #sluices = new Map<Sample['as'], Sluice>();

  constructor(stages: Omit<Stages, 'format'>) {
    this.#stages = stages;
  }

  /** The text as it leaves, with `{kind}` in place of each pseudonym. */
  left({ as, from }: Pick<Sample, 'as' | 'from'>): string {
    const sluice = this.#sluices.get(as) ?? this.#sluiceFor(as);
    this.#sluices.set(as, sluice);
    const left = sluice.push(new Uint8Array(Buffer.from(`${from}\n`)));
    return pseudonymsAsKinds(Buffer.from(left).toString().slice(0, -1));
  }

  #sluiceFor(as: Sample['as']): Sluice {
    return new Sluice({ ...this.#stages, format: formatOf(as, this.#stages.names) });
  }
}

function formatOf(as: Sample['as'], names: NameTable): Format {
  if (as === 'access') return combined(names);
  if (as === 'error') return nginxError();
  if (as === 'json') return new JsonLines(names);
  return {
    name: as,
    family: 'text',
    json: false,
    parse(_bytes: Uint8Array, start: number, end: number, fields: Fields): Fit {
      fields.clear();
      if (start < end) fields.push(Kind[as], start, end);
      return Fit.whole;
    },
  };
}
