-- CreateEnum
CREATE TYPE "Naming" AS ENUM ('pseudonym', 'anonymous');

-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('draft', 'open', 'closed');

-- CreateEnum
CREATE TYPE "Hold" AS ENUM ('free', 'soft', 'locked');

-- CreateEnum
CREATE TYPE "StepKind" AS ENUM ('welcome', 'constat', 'heritage', 'priority', 'exchange', 'vote', 'weigh', 'actions', 'closing');

-- CreateEnum
CREATE TYPE "ContributionKind" AS ENUM ('statement', 'site', 'link', 'priority', 'action', 'comment');

-- CreateEnum
CREATE TYPE "ContributionState" AS ENUM ('private', 'sent', 'held', 'shown', 'withdrawn');

-- CreateEnum
CREATE TYPE "ReactionValue" AS ENUM ('agree', 'disagree', 'pass', 'surprising');

-- CreateEnum
CREATE TYPE "PollMethod" AS ENUM ('points', 'dots', 'scale', 'consent', 'ranking', 'weights');

-- CreateEnum
CREATE TYPE "PollState" AS ENUM ('draft', 'open', 'closed');

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "currentStepId" TEXT,
ADD COLUMN     "endsAt" TIMESTAMPTZ(3),
ADD COLUMN     "forgottenAt" TIMESTAMPTZ(3),
ADD COLUMN     "hold" "Hold" NOT NULL DEFAULT 'free',
ADD COLUMN     "moderated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "naming" "Naming" NOT NULL DEFAULT 'pseudonym',
ADD COLUMN     "numberEnd" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "numberNext" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "openedAt" TIMESTAMPTZ(3),
ADD COLUMN     "paused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "rehearsal" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "remainingMs" INTEGER,
ADD COLUMN     "state" "MeetingState" NOT NULL DEFAULT 'draft',
ADD COLUMN     "tables" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "view" TEXT NOT NULL DEFAULT 'join',
ADD COLUMN     "viewArg" TEXT;

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN     "simulated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "table" INTEGER;

-- CreateTable
CREATE TABLE "MeetingStep" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "StepKind" NOT NULL,
    "title" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "revealedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MeetingStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "personId" TEXT,
    "enteredById" TEXT,
    "table" INTEGER,
    "kind" "ContributionKind" NOT NULL,
    "content" JSONB NOT NULL,
    "state" "ContributionState" NOT NULL,
    "named" BOOLEAN NOT NULL DEFAULT false,
    "groupId" TEXT,
    "key" TEXT NOT NULL,
    "number" INTEGER,
    "parentId" TEXT,
    "projectId" TEXT,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shownAt" TIMESTAMPTZ(3),
    "transferredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardGroup" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "CardGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "contributionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "value" "ReactionValue" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("contributionId","personId")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "method" "PollMethod" NOT NULL,
    "question" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "budget" INTEGER NOT NULL,
    "secret" BOOLEAN NOT NULL DEFAULT true,
    "state" "PollState" NOT NULL DEFAULT 'draft',
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "revealedAt" TIMESTAMPTZ(3),
    "voters" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "pollId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("pollId","personId")
);

-- CreateTable
CREATE TABLE "CountedBallot" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "CountedBallot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ready" (
    "stepId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ready_pkey" PRIMARY KEY ("stepId","personId")
);

-- CreateTable
CREATE TABLE "Speaker" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT,
    "name" TEXT NOT NULL,
    "table" INTEGER,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MeetingStep_meetingId_position_idx" ON "MeetingStep"("meetingId", "position");

-- CreateIndex
CREATE INDEX "Contribution_meetingId_state_idx" ON "Contribution"("meetingId", "state");

-- CreateIndex
CREATE INDEX "Contribution_stepId_idx" ON "Contribution"("stepId");

-- CreateIndex
CREATE INDEX "Contribution_parentId_idx" ON "Contribution"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_meetingId_personId_key_key" ON "Contribution"("meetingId", "personId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_meetingId_enteredById_key_key" ON "Contribution"("meetingId", "enteredById", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_meetingId_number_key" ON "Contribution"("meetingId", "number");

-- CreateIndex
CREATE INDEX "CardGroup_meetingId_position_idx" ON "CardGroup"("meetingId", "position");

-- CreateIndex
CREATE INDEX "Reaction_personId_idx" ON "Reaction"("personId");

-- CreateIndex
CREATE INDEX "Poll_meetingId_idx" ON "Poll"("meetingId");

-- CreateIndex
CREATE INDEX "Poll_stepId_idx" ON "Poll"("stepId");

-- CreateIndex
CREATE INDEX "Ballot_personId_idx" ON "Ballot"("personId");

-- CreateIndex
CREATE INDEX "CountedBallot_pollId_idx" ON "CountedBallot"("pollId");

-- CreateIndex
CREATE INDEX "Ready_personId_idx" ON "Ready"("personId");

-- CreateIndex
CREATE INDEX "Speaker_meetingId_endedAt_idx" ON "Speaker"("meetingId", "endedAt");

-- CreateIndex
CREATE INDEX "Attendance_meetingId_idx" ON "Attendance"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_currentStepId_key" ON "Meeting"("currentStepId");

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_currentStepId_fkey" FOREIGN KEY ("currentStepId") REFERENCES "MeetingStep"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingStep" ADD CONSTRAINT "MeetingStep_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "MeetingStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "CardGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardGroup" ADD CONSTRAINT "CardGroup_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "MeetingStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CountedBallot" ADD CONSTRAINT "CountedBallot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ready" ADD CONSTRAINT "Ready_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "MeetingStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ready" ADD CONSTRAINT "Ready_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Bounds: what the services check first, refused here too if one of them forgets.

ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_tables_check" CHECK ("tables" BETWEEN 0 AND 200);
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_view_check" CHECK ("view" ~ '^[a-z]{1,20}$' AND length("viewArg") <= 64);
-- A timer runs or is paused, never both. A paused meeting may have no timer.
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_timer_check" CHECK (("endsAt" IS NULL OR NOT "paused") AND ("remainingMs" IS NULL OR "paused"));
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_state_check" CHECK (
  ("state" <> 'draft' OR "openedAt" IS NULL) AND ("state" <> 'open' OR ("openedAt" IS NOT NULL AND "closedAt" IS NULL)) AND ("state" <> 'closed' OR "closedAt" IS NOT NULL)
);
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_numbers_check" CHECK ("numberNext" BETWEEN 1 AND 10000 AND "numberEnd" BETWEEN 0 AND 9999);

ALTER TABLE "MeetingStep" ADD CONSTRAINT "MeetingStep_position_check" CHECK ("position" BETWEEN 0 AND 99);
ALTER TABLE "MeetingStep" ADD CONSTRAINT "MeetingStep_title_check" CHECK (length("title") BETWEEN 1 AND 120);
ALTER TABLE "MeetingStep" ADD CONSTRAINT "MeetingStep_instruction_check" CHECK (length("instruction") <= 600);
ALTER TABLE "MeetingStep" ADD CONSTRAINT "MeetingStep_minutes_check" CHECK ("minutes" BETWEEN 1 AND 480);
ALTER TABLE "MeetingStep" ADD CONSTRAINT "MeetingStep_times_check" CHECK ("endedAt" IS NULL OR "startedAt" IS NOT NULL);

ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_key_check" CHECK ("key" ~ '^[A-Za-z0-9_-]{8,64}$');
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_table_check" CHECK ("table" BETWEEN 1 AND 200);
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_content_check" CHECK (jsonb_typeof("content") = 'object' AND length("content"::text) <= 8000);
-- Priorities have a number for life, and they alone.
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_number_check" CHECK (("kind" = 'priority') = ("number" IS NOT NULL) AND "number" BETWEEN 1 AND 9999);
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_parent_check" CHECK ("kind" <> 'comment' OR "parentId" IS NOT NULL);

ALTER TABLE "CardGroup" ADD CONSTRAINT "CardGroup_title_check" CHECK (length("title") BETWEEN 1 AND 120);

ALTER TABLE "Poll" ADD CONSTRAINT "Poll_question_check" CHECK (length("question") BETWEEN 1 AND 240);
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_options_check" CHECK (jsonb_typeof("options") = 'array' AND jsonb_array_length("options") BETWEEN 1 AND 60);
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_budget_check" CHECK ("budget" BETWEEN 1 AND 1000);
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_state_check" CHECK (
  ("state" = 'draft') = ("openedAt" IS NULL) AND ("state" = 'closed') = ("closedAt" IS NOT NULL) AND ("result" IS NULL OR "state" = 'closed')
);
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_content_check" CHECK (jsonb_typeof("content") = 'object' AND length("content"::text) <= 32000);

ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_name_check" CHECK (length("name") BETWEEN 1 AND 80);
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_name_check" CHECK (length("name") BETWEEN 1 AND 80 AND length("organisation") <= 120);
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_table_check" CHECK ("table" BETWEEN 1 AND 200);

-- The meetings that were there were joined freely: they go on.
UPDATE "Meeting" SET "state" = 'open', "openedAt" = "startsAt";
