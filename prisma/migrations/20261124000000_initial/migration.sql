-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "installation_id" TEXT NOT NULL,
    "demo_seeded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rooms" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" UUID,
    "platform" TEXT NOT NULL DEFAULT 'whereby',
    "pin" TEXT NOT NULL DEFAULT 'none',
    "visibility" TEXT NOT NULL DEFAULT 'open',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "door" TEXT NOT NULL DEFAULT 'open',
    "size" INTEGER NOT NULL DEFAULT 50,
    "recording" TEXT NOT NULL DEFAULT 'none',
    "recording_start" TEXT NOT NULL DEFAULT 'host',
    "meeting_hours" INTEGER NOT NULL DEFAULT 8,
    "grace_seconds" INTEGER NOT NULL DEFAULT 120,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_aliases" (
    "slug" TEXT NOT NULL,
    "room_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_aliases_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "meetings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "room_id" UUID NOT NULL,
    "platform" TEXT NOT NULL DEFAULT 'whereby',
    "state" TEXT NOT NULL DEFAULT 'creating',
    "account" TEXT,
    "vendor_room_name" TEXT NOT NULL,
    "vendor_meeting_id" TEXT,
    "provider_data" JSONB NOT NULL DEFAULT '{}',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "continues_id" UUID,
    "lease_token" UUID,
    "lease_expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "end_date" TIMESTAMPTZ(3) NOT NULL,
    "vendor_end_date" TIMESTAMPTZ(3),
    "empty_since" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "vendor_deleted_at" TIMESTAMPTZ(3),
    "failure" JSONB,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant_sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "meeting_id" UUID NOT NULL,
    "participant_id" UUID,
    "vendor_session_id" TEXT,
    "user_id" UUID,
    "display_name" TEXT,
    "role" TEXT NOT NULL DEFAULT 'guest',
    "is_bot" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'connecting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joined_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "last_sign_at" TIMESTAMPTZ(3),

    CONSTRAINT "participant_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "room_id" UUID NOT NULL,
    "meeting_id" UUID,
    "platform" TEXT,
    "reason" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "plan_version" INTEGER,
    "support_code" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overrides" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "room_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "waive" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "change_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "created_by_id" UUID,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,

    CONSTRAINT "overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_states" (
    "platform" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "platform_states_pkey" PRIMARY KEY ("platform")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "platform" TEXT NOT NULL,
    "event_id" TEXT,
    "type" TEXT,
    "path" TEXT NOT NULL DEFAULT '',
    "raw_body" BYTEA NOT NULL,
    "headers" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "effects" JSONB,
    "meeting_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recordings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "meeting_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "vendor_recording_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "started_at" TIMESTAMPTZ(3),
    "duration_seconds" DOUBLE PRECISION,
    "size_bytes" BIGINT,
    "storage_key" TEXT,
    "provider_data" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "recordings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_links" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "room_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "secret_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "host_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mock_vendor_rooms" (
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "largest_size" INTEGER NOT NULL DEFAULT 100,
    "is_locked" BOOLEAN NOT NULL DEFAULT false,
    "session_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mock_vendor_rooms_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "mock_vendor_sessions" (
    "id" UUID NOT NULL,
    "room_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mock_vendor_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mock_vendor_occupants" (
    "id" UUID NOT NULL,
    "room_name" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "is_host" BOOLEAN NOT NULL,
    "has_microphone" BOOLEAN NOT NULL DEFAULT false,
    "has_camera" BOOLEAN NOT NULL DEFAULT false,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),
    "leave_reason" TEXT,

    CONSTRAINT "mock_vendor_occupants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mock_vendor_webhooks" (
    "position" BIGSERIAL NOT NULL,
    "room_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "is_out_of_turn" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "send_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "given_up_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "mock_vendor_webhooks_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "mock_vendor_faults" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "faults" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "mock_vendor_faults_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "rooms_slug_key" ON "rooms"("slug");

-- CreateIndex
CREATE INDEX "rooms_owner_id_idx" ON "rooms"("owner_id");

-- CreateIndex
CREATE INDEX "room_aliases_room_id_idx" ON "room_aliases"("room_id");

-- CreateIndex
CREATE INDEX "meetings_room_id_created_at_idx" ON "meetings"("room_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "meetings_open" ON "meetings"("state") WHERE (state IN ('creating', 'live', 'draining'));

-- CreateIndex
CREATE UNIQUE INDEX "meetings_platform_vendor_room_name_key" ON "meetings"("platform", "vendor_room_name");

-- CreateIndex
CREATE UNIQUE INDEX "meetings_one_creating_per_room" ON "meetings"("room_id") WHERE (state = 'creating');

-- CreateIndex
CREATE UNIQUE INDEX "meetings_one_live_per_room" ON "meetings"("room_id") WHERE (state = 'live');

-- CreateIndex
CREATE INDEX "participant_sessions_meeting_id_state_idx" ON "participant_sessions"("meeting_id", "state");

-- CreateIndex
CREATE INDEX "participant_sessions_user_id_idx" ON "participant_sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "participant_sessions_meeting_id_vendor_session_id_key" ON "participant_sessions"("meeting_id", "vendor_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_meeting_id_key" ON "decisions"("meeting_id");

-- CreateIndex
CREATE INDEX "decisions_room_id_at_idx" ON "decisions"("room_id", "at" DESC);

-- CreateIndex
CREATE INDEX "decisions_at_idx" ON "decisions"("at" DESC);

-- CreateIndex
CREATE INDEX "overrides_change_id_idx" ON "overrides"("change_id");

-- CreateIndex
CREATE UNIQUE INDEX "overrides_one_per_room" ON "overrides"("room_id") WHERE (lifted_at IS NULL);

-- CreateIndex
CREATE INDEX "webhook_deliveries_received_at_idx" ON "webhook_deliveries"("received_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_deliveries_meeting_id_idx" ON "webhook_deliveries"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_platform_event_id_key" ON "webhook_deliveries"("platform", "event_id");

-- CreateIndex
CREATE INDEX "recordings_meeting_id_idx" ON "recordings"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "recordings_platform_vendor_recording_id_key" ON "recordings"("platform", "vendor_recording_id");

-- CreateIndex
CREATE UNIQUE INDEX "host_links_secret_hash_key" ON "host_links"("secret_hash");

-- CreateIndex
CREATE INDEX "host_links_room_id_idx" ON "host_links"("room_id");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_subject_kind_subject_id_at_idx" ON "audit_entries"("subject_kind", "subject_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "mock_vendor_rooms_expires_at_idx" ON "mock_vendor_rooms"("expires_at");

-- CreateIndex
CREATE INDEX "mock_vendor_sessions_room_name_idx" ON "mock_vendor_sessions"("room_name");

-- CreateIndex
CREATE INDEX "mock_vendor_occupants_room_name_left_at_idx" ON "mock_vendor_occupants"("room_name", "left_at");

-- CreateIndex
CREATE INDEX "mock_vendor_webhooks_pending" ON "mock_vendor_webhooks"("room_name", "position") WHERE (sent_at IS NULL AND given_up_at IS NULL);

-- AddForeignKey
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_aliases" ADD CONSTRAINT "room_aliases_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_continues_id_fkey" FOREIGN KEY ("continues_id") REFERENCES "meetings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant_sessions" ADD CONSTRAINT "participant_sessions_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant_sessions" ADD CONSTRAINT "participant_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_links" ADD CONSTRAINT "host_links_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_links" ADD CONSTRAINT "host_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mock_vendor_sessions" ADD CONSTRAINT "mock_vendor_sessions_room_name_fkey" FOREIGN KEY ("room_name") REFERENCES "mock_vendor_rooms"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mock_vendor_occupants" ADD CONSTRAINT "mock_vendor_occupants_room_name_fkey" FOREIGN KEY ("room_name") REFERENCES "mock_vendor_rooms"("name") ON DELETE CASCADE ON UPDATE CASCADE;
