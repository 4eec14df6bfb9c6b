-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "held_off" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "overrides" ADD COLUMN     "lapsed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "overrides_to_lapse" ON "overrides"("expires_at") WHERE (lapsed_at IS NULL);

-- Moves whose time was over before anybody wrote that down: it would be written with a wrong time now.
UPDATE "overrides" SET "lapsed_at" = "expires_at" WHERE "expires_at" <= now();
