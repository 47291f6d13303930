-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "phase" INTEGER,
ADD COLUMN     "phaseEndsAt" TIMESTAMPTZ(3),
ADD COLUMN     "phaseRemainingMs" INTEGER;

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN     "rapporteurAt" TIMESTAMPTZ(3);
