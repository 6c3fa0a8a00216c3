import fc from 'fast-check';

/*
 * The same commit gives the same answer: every property of a usual run begins at this seed. With
 *
 *     LAWS_SEED=random LAWS_RUNS=20
 *
 * each takes a seed of its own, which it prints when it fails.
 */

const { LAWS_SEED = '20261122' } = process.env;

if (LAWS_SEED !== 'random') fc.configureGlobal({ seed: Number(LAWS_SEED) });
