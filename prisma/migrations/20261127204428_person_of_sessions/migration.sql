-- AlterTable
ALTER TABLE "participant_sessions" ADD COLUMN     "person_id" UUID;
