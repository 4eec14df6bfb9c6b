-- No platform makes a file of these: whoever recorded them has them on their computer.
UPDATE "recordings" r SET "state" = 'local'
  FROM "meetings" m
 WHERE m."id" = r."meeting_id" AND r."state" = 'processing' AND m."settings" ->> 'recording' = 'local'
   AND r."vendor_recording_id" IS NULL AND r."instance_id" IS NULL;
