-- CreateTable
CREATE TABLE "FrozenBalance" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "pack" TEXT NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "frozenById" TEXT,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FrozenBalance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FrozenBalance_frozenById_idx" ON "FrozenBalance"("frozenById");

-- CreateIndex
CREATE UNIQUE INDEX "FrozenBalance_projectId_version_key" ON "FrozenBalance"("projectId", "version");

-- AddForeignKey
ALTER TABLE "FrozenBalance" ADD CONSTRAINT "FrozenBalance_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrozenBalance" ADD CONSTRAINT "FrozenBalance_frozenById_fkey" FOREIGN KEY ("frozenById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "FrozenBalance" ADD CONSTRAINT "FrozenBalance_version_check" CHECK ("version" >= 1);
ALTER TABLE "FrozenBalance" ADD CONSTRAINT "FrozenBalance_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$');

-- Frozen means frozen, whatever program holds the connection: only publishing, and forgetting who froze it, may change a row.
-- The migration runner cuts a script at each semicolon, even inside a body, hence the escapes (\x3B).
CREATE FUNCTION frozen_balance_stays() RETURNS TRIGGER LANGUAGE plpgsql AS E'
BEGIN
  IF (NEW."id", NEW."projectId", NEW."version", NEW."content", NEW."hash", NEW."engine", NEW."pack", NEW."frozenAt")
     IS DISTINCT FROM
     (OLD."id", OLD."projectId", OLD."version", OLD."content", OLD."hash", OLD."engine", OLD."pack", OLD."frozenAt")
  THEN RAISE EXCEPTION \'a frozen balance does not change\'\x3B
  END IF\x3B
  RETURN NEW\x3B
END';
CREATE TRIGGER "FrozenBalance_stays" BEFORE UPDATE ON "FrozenBalance" FOR EACH ROW EXECUTE FUNCTION frozen_balance_stays();
