DROP TRIGGER "connection_guard" ON "connection";
--> statement-breakpoint
DROP FUNCTION "guard_connection"();
--> statement-breakpoint
DROP TABLE "accepted_difference", "describe_cache", "fingerprint_part", "parity_report", "fingerprint", "user_check", "connection_event", "gone_live";
--> statement-breakpoint
DROP FUNCTION "refuse_change"();
--> statement-breakpoint
DELETE FROM "connection" WHERE "access_token" IS NULL OR "refresh_token" IS NULL;
--> statement-breakpoint
UPDATE "connection" SET "status" = 'authorization-required' WHERE "status" IN ('sandbox-refreshed', 'deleting');
--> statement-breakpoint
ALTER TABLE "connection" DROP CONSTRAINT "connection_tokens", DROP CONSTRAINT "connection_status";
--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_status" CHECK ("connection"."status" in ('connected', 'authorization-required'));
--> statement-breakpoint
ALTER TABLE "connection" ALTER COLUMN "access_token" SET NOT NULL, ALTER COLUMN "refresh_token" SET NOT NULL, DROP COLUMN "found_organization_id", DROP COLUMN "deletion_requested_at", DROP COLUMN "deletion_requested_by", DROP COLUMN "tokens_revoked", DROP COLUMN "revoke_tries";
--> statement-breakpoint
ALTER TABLE "handshake" DROP CONSTRAINT "handshake_purpose", DROP COLUMN "purpose", DROP COLUMN "connection_id", DROP COLUMN "allow_other_user", DROP COLUMN "person_id";
--> statement-breakpoint
ALTER TABLE "paired_org" DROP CONSTRAINT "paired_org_api", DROP COLUMN "replaced_key_hash", DROP COLUMN "replaced_key_until", DROP COLUMN "api_used", DROP COLUMN "api_allowed", DROP COLUMN "api_reported_at";
