ALTER TABLE "connection" ADD COLUMN "refresh_refusals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "refresh_retry_at" timestamp with time zone;