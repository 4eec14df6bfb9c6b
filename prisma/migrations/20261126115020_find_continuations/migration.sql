-- CreateIndex
CREATE INDEX "meetings_continues_id_idx" ON "meetings"("continues_id");
