import { Effect } from '../../model/rule-set.ts';
import { Form, FoundBy, type Tape } from '../../model/tape.ts';
import type { BuiltRule } from './rule-finders.ts';
import type { Search } from './search.ts';

/** What a rule found. */
export interface Find {
  readonly start: number;
  readonly end: number;
  readonly code: number;
  readonly rule: BuiltRule;
}

/** A find, or a span that the tape already has. */
interface Claim extends Omit<Find, 'rule'> {
  readonly rule: BuiltRule | undefined;
  /** It protects its bytes from every other find. */
  readonly isKeep: boolean;
  readonly form: number;
  readonly foundBy: number;
  readonly number: number;
}

/**
 * Lays finds over the spans that the tape has from `firstSpan` on. What a find keeps is no other's.
 * Where others overlap, one span covers them all, so that nothing of either stays: that of the longest,
 * of two as long that of the more specific rule. What loses is told as a near miss. `textStart` is
 * where the text begins that was searched, `idOf` names rules for `explain`.
 */
export function mergeFinds(
  search: Search,
  finds: readonly Find[],
  textStart: number,
  firstSpan: number,
  idOf: IdOf,
): void {
  const { tape, bare } = search;
  const isKeep = (code: number): boolean => search.effectOf(code) === Effect.keep;
  const claims = [
    ...spansOf(tape, firstSpan, isKeep),
    ...finds.map((find) => claimOf(find, isKeep)),
  ];
  const kept = claims.filter(({ isKeep }) => isKeep);
  const open = claims.filter((claim) => {
    const keeper = claim.isKeep ? claim : kept.find((other) => overlaps(claim, other));
    if (keeper !== undefined && keeper !== claim) tellLoss(search, claim, keeper, idOf);
    return keeper === undefined;
  });
  tape.count = firstSpan;
  for (const cluster of clustersOf(open)) {
    const [winner, ...losers] = cluster.toSorted(byStrength);
    for (const loser of losers)
      if (loser.number !== winner.number) tellLoss(search, loser, winner, idOf);
    // Of a bare JSON number nothing can stay beside what stands in quotes.
    const start = bare ? textStart : cluster[0].start;
    const end = bare ? search.end : Math.max(...cluster.map((claim) => claim.end));
    const { code, form, foundBy, number } = winner;
    tape.push(start, end, code, bare ? form | Form.quoted : form, foundBy, number);
    if (bare) break;
  }
}

/** The claims in order, those together that overlap. */
function clustersOf(claims: readonly Claim[]): Claim[][] {
  const clusters: Claim[][] = [];
  let end = -1;
  for (const claim of claims.toSorted((a, b) => a.start - b.start)) {
    if (claim.start < end) clusters.at(-1)?.push(claim);
    else clusters.push([claim]);
    end = Math.max(end, claim.end);
  }
  return clusters;
}

function overlaps(a: Claim, b: Claim): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The id of the rule of a number, if it is one. */
type IdOf = (rule: number) => string | undefined;

type IsKeep = (code: number) => boolean;

function* spansOf(tape: Tape, first: number, isKeep: IsKeep): Generator<Claim> {
  for (let i = first; i < tape.count; i++) {
    yield {
      start: tape.starts[i],
      end: tape.ends[i],
      code: tape.kinds[i],
      rule: undefined,
      isKeep: isKeep(tape.kinds[i]),
      form: tape.forms[i],
      foundBy: tape.foundBy[i],
      number: tape.rules[i],
    };
  }
}

function claimOf(find: Find, isKeep: IsKeep): Claim {
  const { code, rule } = find;
  return { ...find, isKeep: isKeep(code), form: 0, foundBy: FoundBy.pattern, number: rule.number };
}

/** Names and shapes of the tape know as much as a rule with a keyword. */
const KNOWN = 3;

function byStrength(a: Claim, b: Claim): number {
  const longer = b.end - b.start - (a.end - a.start);
  if (longer !== 0) return longer;
  return (b.rule?.specificity ?? KNOWN) - (a.rule?.specificity ?? KNOWN) || a.number - b.number;
}

function tellLoss(search: Search, loser: Claim, winner: Claim, idOf: IdOf): void {
  const id = idOf(loser.number);
  const what = id === undefined ? '' : `${id}: `;
  const other = idOf(winner.number) ?? 'another find';
  const why = winner.isKeep ? `kept by allow rule ${other}` : `lies within what ${other} found`;
  search.nearMiss?.(loser.start, loser.end, `${what}${why}`, false);
}
