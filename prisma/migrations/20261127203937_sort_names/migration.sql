-- Compared byte by byte on every server, as the app compares it.
ALTER TABLE "rooms" ADD COLUMN     "sort_name" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Every number is made 20 digits wide: with 20 zeros before it, of which the last 20 digits are kept.
UPDATE "rooms" SET "sort_name" = regexp_replace(
  regexp_replace("slug", '([0-9]+)', '00000000000000000000\1', 'g'), '[0-9]*([0-9]{20})', '\1', 'g');

-- CreateIndex
CREATE INDEX "rooms_sort_name_slug_idx" ON "rooms"("sort_name", "slug");
