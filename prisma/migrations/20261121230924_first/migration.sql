-- CreateEnum
CREATE TYPE "Role" AS ENUM ('guest', 'observer', 'juror', 'member', 'coach', 'lead', 'facilitator', 'secretary', 'admin');

-- CreateEnum
CREATE TYPE "College" AS ENUM ('elected', 'firms', 'unions', 'training', 'chambers', 'state', 'other');

-- CreateEnum
CREATE TYPE "SpaceKind" AS ENUM ('committee', 'meetings', 'cohort');

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "guest" BOOLEAN NOT NULL DEFAULT false,
    "color" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "spaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "college" "College",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("spaceId","personId")
);

-- CreateTable
CREATE TABLE "Space" (
    "id" TEXT NOT NULL,
    "kind" "SpaceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Space_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MagicLink" (
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MagicLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "retentionUntil" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("meetingId","personId")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "projectId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("projectId","personId")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "snapshot" BYTEA,
    "snapshotSeq" INTEGER NOT NULL DEFAULT 0,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentUpdate" (
    "documentId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,
    "authorId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentUpdate_pkey" PRIMARY KEY ("documentId","seq")
);

-- CreateTable
CREATE TABLE "WeightBallot" (
    "spaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "criteria" TEXT[],
    "points" INTEGER[],
    "castAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WeightBallot_pkey" PRIMARY KEY ("spaceId","personId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "personId" TEXT,
    "action" TEXT NOT NULL,
    "objectKind" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE INDEX "MagicLink_email_createdAt_idx" ON "MagicLink"("email", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_code_key" ON "Meeting"("code");

-- CreateIndex
CREATE INDEX "Meeting_spaceId_idx" ON "Meeting"("spaceId");

-- CreateIndex
CREATE INDEX "Participation_personId_idx" ON "Participation"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_spaceId_number_key" ON "Project"("spaceId", "number");

-- CreateIndex
CREATE INDEX "Assignment_personId_idx" ON "Assignment"("personId");

-- CreateIndex
CREATE INDEX "WeightBallot_personId_idx" ON "WeightBallot"("personId");

-- CreateIndex
CREATE INDEX "AuditEntry_objectKind_objectId_at_idx" ON "AuditEntry"("objectKind", "objectId", "at");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentUpdate" ADD CONSTRAINT "DocumentUpdate_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeightBallot" ADD CONSTRAINT "WeightBallot_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeightBallot" ADD CONSTRAINT "WeightBallot_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Bounds: what the services check first, refused here too if one of them forgets.

ALTER TABLE "Person" ADD CONSTRAINT "Person_name_check" CHECK (length("name") BETWEEN 1 AND 80);
ALTER TABLE "Person" ADD CONSTRAINT "Person_email_check" CHECK ("email" = lower("email") AND "email" LIKE '_%@_%' AND length("email") <= 254);
ALTER TABLE "Person" ADD CONSTRAINT "Person_color_check" CHECK ("color" ~ '^p[1-6]$');
-- A guest is somebody whose address was never asked.
ALTER TABLE "Person" ADD CONSTRAINT "Person_guest_check" CHECK ("guest" = ("email" IS NULL));

ALTER TABLE "Space" ADD CONSTRAINT "Space_name_check" CHECK (length("name") BETWEEN 1 AND 120);
ALTER TABLE "Space" ADD CONSTRAINT "Space_zone_check" CHECK ("zone" ~ '^[0-9]{4}$');
ALTER TABLE "Space" ADD CONSTRAINT "Space_prefix_check" CHECK ("prefix" ~ '^[A-Z]{3}$');

ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_title_check" CHECK (length("title") BETWEEN 1 AND 120);
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_code_check" CHECK ("code" ~ '^[0-9]{6}$');
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_retention_check" CHECK ("retentionUntil" > "startsAt");

ALTER TABLE "Project" ADD CONSTRAINT "Project_number_check" CHECK ("number" BETWEEN 1 AND 9999);

ALTER TABLE "MagicLink" ADD CONSTRAINT "MagicLink_hash_check" CHECK (length("tokenHash") = 64);
ALTER TABLE "MagicLink" ADD CONSTRAINT "MagicLink_expiry_check" CHECK ("expiresAt" > "createdAt");

ALTER TABLE "Document" ADD CONSTRAINT "Document_id_check" CHECK ("id" ~ '^[a-z]+/[A-Za-z0-9_-]{1,64}$');
ALTER TABLE "Document" ADD CONSTRAINT "Document_snapshot_check" CHECK (("snapshot" IS NULL) = ("snapshotSeq" = 0) AND "snapshotSeq" BETWEEN 0 AND "lastSeq");
ALTER TABLE "DocumentUpdate" ADD CONSTRAINT "DocumentUpdate_seq_check" CHECK ("seq" > 0);
ALTER TABLE "DocumentUpdate" ADD CONSTRAINT "DocumentUpdate_data_check" CHECK (octet_length("data") > 0);

-- A CHECK takes no subquery, hence the function.
CREATE FUNCTION ballot_total(points INTEGER[]) RETURNS BIGINT LANGUAGE SQL IMMUTABLE STRICT
  RETURN (SELECT coalesce(sum(p), 0) FROM unnest(points) AS p);
ALTER TABLE "WeightBallot" ALTER COLUMN "criteria" SET NOT NULL, ALTER COLUMN "points" SET NOT NULL;
ALTER TABLE "WeightBallot" ADD CONSTRAINT "WeightBallot_points_check" CHECK (
  cardinality("criteria") = cardinality("points")
  AND cardinality("points") BETWEEN 1 AND 40
  AND array_position("points", NULL) IS NULL
  AND 0 <= ALL ("points")
  AND ballot_total("points") = 100
);
