-- AlterTable
ALTER TABLE "Space" ADD COLUMN     "pack" TEXT;

-- CreateTable
CREATE TABLE "PackTable" (
    "hash" TEXT NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "PackTable_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "PackVersion" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "parentId" TEXT,
    "tables" JSONB NOT NULL,
    "source" JSONB NOT NULL,
    "report" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,

    CONSTRAINT "PackVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PackVersion_hash_key" ON "PackVersion"("hash");

-- CreateIndex
CREATE INDEX "PackVersion_parentId_idx" ON "PackVersion"("parentId");

-- CreateIndex
CREATE INDEX "PackVersion_createdById_idx" ON "PackVersion"("createdById");

-- AddForeignKey
ALTER TABLE "Space" ADD CONSTRAINT "Space_pack_fkey" FOREIGN KEY ("pack") REFERENCES "PackVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackVersion" ADD CONSTRAINT "PackVersion_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "PackVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackVersion" ADD CONSTRAINT "PackVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PackTable" ADD CONSTRAINT "PackTable_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "PackVersion" ADD CONSTRAINT "PackVersion_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "PackVersion" ADD CONSTRAINT "PackVersion_id_check" CHECK ("id" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]*$');

-- A version of the figures never changes and never goes: balances name it, and are computed again from it. Only forgetting who
-- imported it may change a row. The migration runner cuts a script at each semicolon, even inside a body, hence \x3B.
CREATE FUNCTION pack_stays() RETURNS TRIGGER LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = \'UPDATE\' AND TG_TABLE_NAME = \'PackVersion\' AND to_jsonb(NEW) ->> \'createdById\' IS NULL
     AND to_jsonb(NEW) - \'createdById\' = to_jsonb(OLD) - \'createdById\'
  THEN RETURN NEW\x3B
  END IF\x3B
  RAISE EXCEPTION \'a pack does not change\'\x3B
END';
CREATE TRIGGER "PackTable_stays" BEFORE UPDATE OR DELETE ON "PackTable" FOR EACH ROW EXECUTE FUNCTION pack_stays();
CREATE TRIGGER "PackVersion_stays" BEFORE UPDATE OR DELETE ON "PackVersion" FOR EACH ROW EXECUTE FUNCTION pack_stays();
