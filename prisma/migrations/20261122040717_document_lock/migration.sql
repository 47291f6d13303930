-- CreateTable
CREATE TABLE "DocumentLock" (
    "spaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedById" TEXT,

    CONSTRAINT "DocumentLock_pkey" PRIMARY KEY ("spaceId","kind")
);

-- CreateIndex
CREATE INDEX "DocumentLock_closedById_idx" ON "DocumentLock"("closedById");

-- AddForeignKey
ALTER TABLE "DocumentLock" ADD CONSTRAINT "DocumentLock_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLock" ADD CONSTRAINT "DocumentLock_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DocumentLock" ADD CONSTRAINT "DocumentLock_kind_check" CHECK ("kind" IN ('diagnostic', 'priorities', 'roadmap'));
