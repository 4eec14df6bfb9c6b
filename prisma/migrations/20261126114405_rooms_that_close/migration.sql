-- AlterTable
ALTER TABLE "rooms" ADD COLUMN     "closing_by" TEXT,
ADD COLUMN     "closing_since" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "participant_sessions_participant_id_idx" ON "participant_sessions"("participant_id");
