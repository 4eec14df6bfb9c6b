-- AlterTable
ALTER TABLE "participant_sessions" ADD COLUMN     "host_link_id" UUID;
