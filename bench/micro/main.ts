import Benchmark from 'benchmark';
import { machineText, thisMachine } from '../machine.ts';
import { addressCase } from './address.ts';
import { agentFamilyCase } from './agent-family.ts';
import type { Case } from './case.ts';
import { geoCase } from './geo.ts';
import { Sink } from './sink.ts';
import { sluiceCase } from './sluice.ts';
import { ulaCase, ulaTextCase } from './ula.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Checks every case, then times them one after the other; exits 1 when a goal is missed. */
function main(): void {
  const cases = [
    ulaCase(),
    ulaTextCase(),
    addressCase(),
    agentFamilyCase(),
    sluiceCase(true),
    sluiceCase(false),
    geoCase(),
  ];
  for (const { check } of cases) check();
  console.log(machineText(thisMachine()));
  const sink = new Sink();
  for (const one of cases) time(one, sink);
  console.log(`sink: ${sink.sum}`);
}

function time(one: Case, sink: Sink): void {
  const { hz, stats } = new Benchmark(one.name, () => one.run(sink)).run();
  const perSecond = hz * one.perCall;
  const missed = one.goal !== undefined && perSecond < one.goal;
  const goal =
    one.goal === undefined ? '' : `, goal ${whole.format(one.goal)} ${missed ? 'MISSED' : 'met'}`;
  console.log(
    `${one.name}: ${whole.format(perSecond)} ${one.unit}/s ±${stats.rme.toFixed(1)} %${goal}`,
  );
  if (missed) process.exitCode = 1;
}

main();
