import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'build',
      'node_modules',
      '.cache',
      '.ancrage',
      'server/store/generated',
      'test-results',
      'playwright-report',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only server/env.ts reads process.env; everything else receives its settings.',
        },
        {
          selector: ':function FunctionDeclaration[id.name=/^[A-Z]/]',
          message:
            'A component made inside another is a new one each time the other draws: an open question closes by itself.',
        },
      ],
    },
  },
  {
    files: ['app/engine/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['#app/*', '!#app/engine/*', '#server/*', 'node:*', 'react*', '@remix-run/*'],
              message: 'The engine is pure: it imports nothing but itself.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'window', 'document', 'fetch', 'process', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The engine draws from its own seeded generator.' },
        { object: 'Date', property: 'now', message: 'The engine has no clock.' },
      ],
    },
  },
  {
    files: ['app/documents/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '#app/{services,features,components,routes,i18n}/*',
                '#server/*',
                '@remix-run/*',
                'react*',
              ],
              message: 'Documents stand on the engine alone: they are shared by browser and server.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['app/{features,components,services,i18n,reference}/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['#server/*'],
              message: 'app/ never imports server/: ask for it through a service in the load context.',
            },
            {
              group: ['@remix-run/*'],
              message: 'Only routes, root and entries know Remix, so that leaving it stays an import rename.',
            },
            { group: ['#app/routes/*'], message: 'A route imports features, never the other way round.' },
          ],
        },
      ],
    },
  },
  {
    files: ['app/routes/**/*.{ts,tsx}', 'app/root.tsx', 'app/entry.*.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['#server/*'],
              message: 'app/ never imports server/: ask for it through a service in the load context.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['**/*.test.ts', 'server/http/remix.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['#app/{components,features,routes}/*', 'react*'],
              message: 'The server never imports the interface.',
            },
            { group: ['@remix-run/*'], message: 'Only server/http/remix.ts knows Remix.' },
          ],
        },
      ],
    },
  },
  {
    files: [
      'server/env.ts',
      'playwright.config.ts',
      'tests/**',
      'scripts/**',
      '**/*.test.{ts,tsx}',
      'vitest.config.ts',
      'prisma.config.ts',
      'server/**/*-cli.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
