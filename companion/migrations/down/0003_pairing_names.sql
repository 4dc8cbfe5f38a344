ALTER TABLE "pairing_code" DROP COLUMN "pairing_id", DROP COLUMN "person_id", DROP COLUMN "person_name";
--> statement-breakpoint
ALTER TABLE "paired_org" DROP COLUMN "pairing_id", DROP COLUMN "paired_by";
