import { defineConfig } from 'prisma/config';

/** Read by `prisma generate` only: migrations go through server/store/migrate.ts, which needs no downloaded engine. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
