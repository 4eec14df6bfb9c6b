-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "draining_since" TIMESTAMPTZ(3),
ADD COLUMN     "peak_people" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "person_seconds" INTEGER,
ADD COLUMN     "reconciled_at" TIMESTAMPTZ(3),
ADD COLUMN     "relocate_at" TIMESTAMPTZ(3),
ADD COLUMN     "relocate_by" TEXT;

-- AlterTable
ALTER TABLE "participant_sessions" ADD COLUMN     "closed_by" TEXT,
ADD COLUMN     "vendor_seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "input" JSONB;

-- AlterTable
ALTER TABLE "overrides" ADD COLUMN     "replaces_id" UUID;

-- AlterTable
ALTER TABLE "platform_states" ADD COLUMN     "breaker_cause" TEXT,
ADD COLUMN     "breaker_open_until" TIMESTAMPTZ(3),
ADD COLUMN     "breaker_opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "failures_in_row" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "webhook_deliveries" ADD COLUMN     "replayed_at" TIMESTAMPTZ(3),
ADD COLUMN     "replayed_by" TEXT,
ADD COLUMN     "vendor_room_name" TEXT,
ADD COLUMN     "verdict" JSONB;

-- CreateTable
CREATE TABLE "presence_drifts" (
    "id" BIGSERIAL NOT NULL,
    "meeting_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "closed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "presence_drifts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "foreign_vendor_rooms" (
    "platform" TEXT NOT NULL,
    "vendor_room_name" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "foreign_vendor_rooms_pkey" PRIMARY KEY ("platform","vendor_room_name")
);

-- CreateTable
CREATE TABLE "waiting_people" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "room_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "user_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "waiting_people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "change" JSONB NOT NULL,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "migration_plans" (
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "note" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" TEXT NOT NULL,
    "based_on" INTEGER,
    "copies" INTEGER,
    "replaced_at" TIMESTAMPTZ(3),
    "progress" JSONB,
    "is_undone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "migration_plans_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "migration_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "paused_at" TIMESTAMPTZ(3),
    "paused_by" TEXT,
    "pause_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "migration_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "migration_draft" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "plan" JSONB NOT NULL,
    "note" TEXT,
    "based_on" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "migration_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "migration_previews" (
    "hash" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "version" INTEGER,
    "outcomes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "migration_previews_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "kill_switches" (
    "target" TEXT NOT NULL,
    "on_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "on_by" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "kill_switches_pkey" PRIMARY KEY ("target")
);

-- CreateTable
CREATE TABLE "settlements" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "settlements_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "presence_drifts_meeting_id_idx" ON "presence_drifts"("meeting_id");

-- CreateIndex
CREATE INDEX "presence_drifts_at_idx" ON "presence_drifts"("at" DESC);

-- CreateIndex
CREATE INDEX "waiting_people_room_id_state_idx" ON "waiting_people"("room_id", "state");

-- CreateIndex
CREATE INDEX "waiting_people_last_sign_at_idx" ON "waiting_people"("last_sign_at");

-- CreateIndex
CREATE INDEX "change_log_at_idx" ON "change_log"("at");

-- CreateIndex
CREATE INDEX "migration_previews_created_at_idx" ON "migration_previews"("created_at");

-- CreateIndex
CREATE INDEX "meetings_created_at_idx" ON "meetings"("created_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_platform_received_at_idx" ON "webhook_deliveries"("platform", "received_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_deliveries_state_received_at_idx" ON "webhook_deliveries"("state", "received_at" DESC);

-- AddForeignKey
ALTER TABLE "presence_drifts" ADD CONSTRAINT "presence_drifts_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_people" ADD CONSTRAINT "waiting_people_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;
