-- A deleted room whose name was freed kept the names that it had before, and nobody could free these any more.
DELETE FROM "room_aliases" a USING "rooms" r
 WHERE r."id" = a."room_id" AND r."slug" = 'deleted-' || r."id";
