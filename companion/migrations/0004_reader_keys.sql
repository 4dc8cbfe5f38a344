ALTER TABLE "paired_org" ADD COLUMN "reader_key_hash" text;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "replaced_reader_key_hash" text;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "replaced_reader_key_until" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "paired_org_reader_key" ON "paired_org" USING btree ("reader_key_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "paired_org_replaced_reader_key" ON "paired_org" USING btree ("replaced_reader_key_hash");