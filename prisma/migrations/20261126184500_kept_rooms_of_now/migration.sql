-- AlterTable
ALTER TABLE "moved_rooms" DROP COLUMN "kept_because";
