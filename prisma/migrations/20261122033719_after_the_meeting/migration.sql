-- CreateEnum
CREATE TYPE "FollowState" AS ENUM ('todo', 'doing', 'done', 'dropped');

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "restitutionPublishedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "AfterLink" (
    "tokenHash" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT,
    "actionId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AfterLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "SheetMail" (
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "SheetMail_pkey" PRIMARY KEY ("meetingId","personId")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" SERIAL NOT NULL,
    "actionId" TEXT NOT NULL,
    "term" INTEGER NOT NULL,
    "state" "FollowState" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "personId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionOwner" (
    "actionId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ActionOwner_pkey" PRIMARY KEY ("actionId")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "actionId" TEXT NOT NULL,
    "term" INTEGER NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("actionId","term")
);

-- CreateIndex
CREATE INDEX "AfterLink_meetingId_personId_idx" ON "AfterLink"("meetingId", "personId");

-- CreateIndex
CREATE INDEX "AfterLink_actionId_idx" ON "AfterLink"("actionId");

-- CreateIndex
CREATE INDEX "SheetMail_personId_idx" ON "SheetMail"("personId");

-- CreateIndex
CREATE INDEX "FollowUp_actionId_term_idx" ON "FollowUp"("actionId", "term");

-- CreateIndex
CREATE INDEX "FollowUp_personId_idx" ON "FollowUp"("personId");

-- AddForeignKey
ALTER TABLE "AfterLink" ADD CONSTRAINT "AfterLink_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AfterLink" ADD CONSTRAINT "AfterLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AfterLink" ADD CONSTRAINT "AfterLink_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SheetMail" ADD CONSTRAINT "SheetMail_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SheetMail" ADD CONSTRAINT "SheetMail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionOwner" ADD CONSTRAINT "ActionOwner_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "AfterLink" ADD CONSTRAINT "AfterLink_subject_check" CHECK (("personId" IS NULL) <> ("actionId" IS NULL));
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_term_check" CHECK ("term" IN (1, 30, 90));
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_note_check" CHECK (length("note") <= 500);
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_term_check" CHECK ("term" IN (1, 30, 90));
