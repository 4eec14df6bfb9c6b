-- AlterTable
ALTER TABLE "platform_states" ADD COLUMN     "last_failed_at" TIMESTAMPTZ(3);
