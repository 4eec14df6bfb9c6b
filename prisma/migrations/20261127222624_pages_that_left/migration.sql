-- AlterTable
ALTER TABLE "participant_sessions" ADD COLUMN     "has_page_left" BOOLEAN NOT NULL DEFAULT false;
