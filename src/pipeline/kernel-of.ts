import { Kernel, type KernelColumn } from '../kernel/kernel.ts';
import type { ColumnPlan, PlannedColumn } from '../model/column-plan.ts';
import { FIRST_CONTAINER, Kind } from '../model/kind.ts';
import type { Judge } from './judge.ts';

/**
 * A kernel for lines of the plan, which was made of a line of `bytes`: `before`, where there is one, which forgets all it
 * knew. Undefined where it cannot read them.
 */
export function kernelOf(
  plan: ColumnPlan,
  judge: Judge,
  bytes: Uint8Array,
  before: Kernel | undefined,
): Kernel | undefined {
  const { lead } = plan;
  const columns = plan.columns.map(kernelColumn);
  // Without a time in the line its epoch is that of another line.
  const isTimed = columns.some(({ shape }) => shape === 'time');
  if (!isTimed || !Kernel.takes(lead, columns) || !areHarmless(plan, judge, bytes))
    return undefined;
  if (before !== undefined) {
    before.serve(lead, columns);
    return before;
  }
  const module = Kernel.module();
  return module && new Kernel(module, lead, columns, judge.stages.lineLimit);
}

function kernelColumn({ kind, shape, literal }: PlannedColumn): KernelColumn {
  if (shape === 'time') return { shape, literal };
  if (shape === 'bare') {
    // Of a person even a short number is looked up.
    const isOfPerson = kind < FIRST_CONTAINER && kind !== Kind.time;
    return { shape: isOfPerson ? shape : 'figure', literal };
  }
  if (kind === Kind.request && shape !== 'string') return { shape: 'request', literal };
  return { shape: shape === 'list' ? 'open' : shape, literal };
}

/** Whether nothing becomes of the names between the columns, which stand in each line of the plan. */
function areHarmless({ names, family }: ColumnPlan, judge: Judge, bytes: Uint8Array): boolean {
  return names.every(
    ({ kind, start, end }) =>
      judge.judgeValue(bytes, start, end, { kind, flags: 0 }, judge.time, family, 0) &&
      judge.tape.count === 0,
  );
}
