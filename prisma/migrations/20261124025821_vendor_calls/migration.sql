-- AlterTable
ALTER TABLE "participant_sessions" ADD COLUMN     "consent_at" TIMESTAMPTZ(3),
ADD COLUMN     "recording_consent" BOOLEAN;

-- AlterTable
ALTER TABLE "recordings" ADD COLUMN     "instance_id" TEXT,
ADD COLUMN     "link_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "requested_by" TEXT,
ALTER COLUMN "vendor_recording_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "room_logos" (
    "room_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_logos_pkey" PRIMARY KEY ("room_id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "slot" BIGINT NOT NULL,
    "used" INTEGER[],
    "idle_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "vendor_calls" (
    "id" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "duration_ms" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_calls_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "vendor_calls_at_idx" ON "vendor_calls"("at");

-- CreateIndex
CREATE INDEX "vendor_calls_platform_at_idx" ON "vendor_calls"("platform", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "recordings_platform_instance_id_key" ON "recordings"("platform", "instance_id");

-- AddForeignKey
ALTER TABLE "room_logos" ADD CONSTRAINT "room_logos_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;
