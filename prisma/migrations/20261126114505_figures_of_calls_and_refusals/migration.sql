-- DropIndex
DROP INDEX "meetings_created_at_idx";

-- DropIndex
DROP INDEX "decisions_at_idx";

-- CreateTable
CREATE TABLE "vendor_call_tallies" (
    "grain" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "platform" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "duration_class" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "vendor_call_tallies_pkey" PRIMARY KEY ("grain","at","platform","operation","outcome","duration_class")
);

-- CreateTable
CREATE TABLE "refused_joins" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "room_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "support_code" TEXT NOT NULL,
    "steps" JSONB,

    CONSTRAINT "refused_joins_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "refused_joins_at_idx" ON "refused_joins"("at" DESC);

-- CreateIndex
CREATE INDEX "refused_joins_support_code_idx" ON "refused_joins"("support_code");

-- CreateIndex
CREATE INDEX "refused_joins_room_id_idx" ON "refused_joins"("room_id");

-- CreateIndex
CREATE INDEX "meetings_created_at_platform_state_idx" ON "meetings"("created_at", "platform", "state");

-- CreateIndex
CREATE INDEX "decisions_at_reason_platform_idx" ON "decisions"("at" DESC, "reason", "platform");

-- CreateIndex
CREATE INDEX "decisions_reason_at_idx" ON "decisions"("reason", "at" DESC);

-- AddForeignKey
ALTER TABLE "refused_joins" ADD CONSTRAINT "refused_joins_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was recorded before is counted once, as it is counted from now on.
INSERT INTO "vendor_call_tallies" ("grain", "at", "platform", "operation", "outcome", "duration_class", "calls")
SELECT grain, date_bin(make_interval(mins => grain), c."at", 'epoch'), c."platform", c."operation", c."outcome",
       CASE WHEN c."duration_ms" < 1 THEN 0 ELSE least(80, 1 + floor(4 * log(2, c."duration_ms"::numeric)))::int END,
       count(*)::int
  FROM "vendor_calls" c CROSS JOIN (VALUES (1), (60)) AS grains (grain)
 GROUP BY 1, 2, 3, 4, 5, 6;
