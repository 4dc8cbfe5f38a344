ALTER TABLE "paired_org" ADD COLUMN "pairing_id" uuid;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "paired_by" text;--> statement-breakpoint
ALTER TABLE "pairing_code" ADD COLUMN "pairing_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "pairing_code" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "pairing_code" ADD COLUMN "person_name" text;