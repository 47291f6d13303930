import { defineConfig } from '@playwright/test';
import { chromiumPath } from './tests/setup/chromium.ts';

/** Two working copies can run their journeys at once when each names its port. */
const port = process.env.E2E_PORT ?? '4710';

/** Journeys run against the production build, on their own port and database. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    // `exec` so that the process Playwright kills is the server itself, not a wrapper.
    command: 'exec node build/server.js',
    url: `http://127.0.0.1:${port}/health/ready`,
    reuseExistingServer: false,
    timeout: 120_000,
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ANCRAGE_DATA_DIR: '.cache/e2e',
      ANCRAGE_DEMO: '1',
      LOG_LEVEL: 'warn',
    },
  },
});
