import { defineConfig } from 'vitest/config';

// The Remix plugin stays out: these tests run the modules themselves, not the bundle.
const common = {
  setupFiles: ['tests/setup/no-console.ts'],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    // Two cores: more workers only make the realtime tests wait for each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'engine',
          environment: 'node',
          include: [
            'app/engine/**/*.test.ts',
            'tests/{worked-examples,properties,regression}/**/*.test.ts',
            'app/documents/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'server',
          environment: 'node',
          include: [
            'server/**/*.test.ts',
            'app/{services,reference}/**/*.test.ts',
            'prisma/**/*.test.ts',
            'tests/{contract,realtime,http}/**/*.test.ts',
            'tests/*.test.ts',
          ],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'ui',
          environment: 'happy-dom',
          include: ['app/{components,features,i18n,routes}/**/*.test.{ts,tsx}', 'app/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
