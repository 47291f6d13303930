-- AlterTable
ALTER TABLE "Speaker" ADD COLUMN     "called" BOOLEAN NOT NULL DEFAULT false;
