ALTER TABLE "connection" DROP COLUMN "refresh_retry_at";
--> statement-breakpoint
ALTER TABLE "connection" DROP COLUMN "refresh_refusals";