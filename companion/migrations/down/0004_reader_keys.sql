ALTER TABLE "paired_org" DROP COLUMN "reader_key_hash", DROP COLUMN "replaced_reader_key_hash", DROP COLUMN "replaced_reader_key_until";
