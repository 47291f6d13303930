-- CreateTable
CREATE TABLE "CriteriaSet" (
    "id" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "criteria" JSONB NOT NULL,
    "ballotsFrom" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT,
    "lockedAt" TIMESTAMPTZ(3),
    "lockedById" TEXT,

    CONSTRAINT "CriteriaSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CriterionMark" (
    "projectId" TEXT NOT NULL,
    "criterion" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "personId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CriterionMark_pkey" PRIMARY KEY ("projectId","criterion")
);

-- CreateIndex
CREATE INDEX "CriteriaSet_createdById_idx" ON "CriteriaSet"("createdById");

-- CreateIndex
CREATE INDEX "CriteriaSet_lockedById_idx" ON "CriteriaSet"("lockedById");

-- CreateIndex
CREATE UNIQUE INDEX "CriteriaSet_spaceId_version_key" ON "CriteriaSet"("spaceId", "version");

-- CreateIndex
CREATE INDEX "CriterionMark_personId_idx" ON "CriterionMark"("personId");

-- AddForeignKey
ALTER TABLE "CriteriaSet" ADD CONSTRAINT "CriteriaSet_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriteriaSet" ADD CONSTRAINT "CriteriaSet_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriteriaSet" ADD CONSTRAINT "CriteriaSet_lockedById_fkey" FOREIGN KEY ("lockedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriterionMark" ADD CONSTRAINT "CriterionMark_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriterionMark" ADD CONSTRAINT "CriterionMark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CriteriaSet" ADD CONSTRAINT "CriteriaSet_version_check" CHECK ("version" >= 1);
ALTER TABLE "CriterionMark" ADD CONSTRAINT "CriterionMark_value_check" CHECK ("value" BETWEEN 0 AND 10);
