-- CreateTable
CREATE TABLE "Observation" (
    "id" SERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "proof" TEXT NOT NULL DEFAULT '',
    "authorId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Observation_projectId_year_measure_idx" ON "Observation"("projectId", "year", "measure");

-- CreateIndex
CREATE INDEX "Observation_authorId_idx" ON "Observation"("authorId");

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Observation" ADD CONSTRAINT "Observation_year_check" CHECK ("year" BETWEEN 2000 AND 2100);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_measure_check" CHECK ("measure" IN ('directJobs', 'turnover', 'grossWage', 'localPurchaseShare', 'displacement'));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_proof_check" CHECK (length("proof") <= 500);
