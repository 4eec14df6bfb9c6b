-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "relocate_failure" JSONB;
