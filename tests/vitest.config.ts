import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    // Two cores: more workers than that only make the timing of child processes worse.
    maxWorkers: 2,
    testTimeout: 60_000 * Math.max(1, Number(process.env['LAWS_RUNS'] ?? 1)),
    hookTimeout: 60_000,
  },
});
