-- DropIndex
DROP INDEX "waiting_people_last_sign_at_idx";

-- AlterTable
ALTER TABLE "waiting_people" DROP COLUMN "last_sign_at",
ADD COLUMN     "address" TEXT,
ADD COLUMN     "gone_at" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "meeting_id" UUID;

-- CreateIndex
CREATE INDEX "waiting_people_gone_at_idx" ON "waiting_people"("gone_at");

-- AddForeignKey
ALTER TABLE "waiting_people" ADD CONSTRAINT "waiting_people_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
