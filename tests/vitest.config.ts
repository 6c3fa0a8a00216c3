import { defineConfig } from 'vitest/config';

const RUNS = Number(process.env['LAWS_RUNS'] ?? 1);

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    // Two cores: more workers than that only make the timing of child processes worse.
    maxWorkers: 2,
    // A long run of a law takes its sources longer, too.
    testTimeout: RUNS > 1 ? 240_000 * RUNS : 60_000,
    hookTimeout: 60_000,
  },
});
