-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "out_before" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "presence_drifts" ADD COLUMN     "unexplained" INTEGER NOT NULL DEFAULT 0;
