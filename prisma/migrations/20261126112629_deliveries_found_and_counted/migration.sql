-- DropIndex
DROP INDEX "webhook_deliveries_received_at_idx";

-- DropIndex
DROP INDEX "webhook_deliveries_meeting_id_idx";

-- CreateIndex
CREATE INDEX "webhook_deliveries_type_received_at_idx" ON "webhook_deliveries"("type", "received_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_deliveries_counted" ON "webhook_deliveries"("received_at" DESC, "platform", "state", "handled_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_meeting_id_received_at_idx" ON "webhook_deliveries"("meeting_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_deliveries_vendor_room_name_received_at_idx" ON "webhook_deliveries"("vendor_room_name", "received_at" DESC);
