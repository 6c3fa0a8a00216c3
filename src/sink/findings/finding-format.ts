import type { Finding } from '../../model/finding.ts';
import { ecsLine } from './ecs-line.ts';
import { findingLine } from './finding-line.ts';
import { ocsfLine } from './ocsf-line.ts';

/** How findings are written to a file, one JSON object a line. */
export const FINDING_FORMATS = ['native', 'ecs', 'ocsf'] as const;

export type FindingFormat = (typeof FINDING_FORMATS)[number];

/** Writes a finding as a line of text without its line end. `version` is that of the product. */
export type FindingWriter = (finding: Finding, version: string) => string;

export const FINDING_WRITERS: Readonly<Record<FindingFormat, FindingWriter>> = {
  native: findingLine,
  ecs: ecsLine,
  ocsf: ocsfLine,
};
