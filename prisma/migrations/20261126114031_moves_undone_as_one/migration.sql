-- CreateTable
CREATE TABLE "move_changes" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "by_id" UUID,
    "platform" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "undoes_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "move_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moved_rooms" (
    "change_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "override_id" UUID,
    "replaced_id" UUID,
    "pin_before" TEXT,
    "pin_after" TEXT,
    "kept_because" TEXT,

    CONSTRAINT "moved_rooms_pkey" PRIMARY KEY ("change_id","room_id")
);

-- CreateIndex
CREATE INDEX "move_changes_at_idx" ON "move_changes"("at" DESC);

-- CreateIndex
CREATE INDEX "moved_rooms_room_id_idx" ON "moved_rooms"("room_id");

-- AddForeignKey
ALTER TABLE "moved_rooms" ADD CONSTRAINT "moved_rooms_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "move_changes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moved_rooms" ADD CONSTRAINT "moved_rooms_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;
