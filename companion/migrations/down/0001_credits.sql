ALTER TABLE "tenant" ADD COLUMN "reset_hour" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "tenant" ADD COLUMN "daily_limit" integer DEFAULT 100000 NOT NULL;
--> statement-breakpoint
UPDATE "tenant" t SET "daily_limit" = s."daily_limit", "reset_hour" = s."reset_hour" FROM "credit_settings" s WHERE s."tenant_id" = t."tenant_id";
--> statement-breakpoint
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_reset_hour" CHECK ("tenant"."reset_hour" between 0 and 23);
--> statement-breakpoint
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_daily_limit" CHECK ("tenant"."daily_limit" >= 100000);
--> statement-breakpoint
CREATE TABLE "credit_use" (
	"tenant_id" uuid NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"consumer" text NOT NULL,
	"bucket" text NOT NULL,
	"credits" integer NOT NULL,
	CONSTRAINT "credit_use_tenant_id_window_start_consumer_bucket_pk" PRIMARY KEY("tenant_id","window_start","consumer","bucket"),
	CONSTRAINT "credit_use_bucket" CHECK ("credit_use"."bucket" in ('api', 'auth')),
	CONSTRAINT "credit_use_credits" CHECK ("credit_use"."credits" > 0)
);
--> statement-breakpoint
DELETE FROM "credit_window" WHERE "window_end" < "window_start" + interval '24 hours';
--> statement-breakpoint
INSERT INTO "credit_use" ("tenant_id", "window_start", "consumer", "bucket", "credits")
	SELECT "tenant_id", "window_start", "consumer", 'api', sum("spent") FROM "credit_lease"
	GROUP BY "tenant_id", "window_start", "consumer" HAVING sum("spent") > 0;
--> statement-breakpoint
ALTER TABLE "credit_use" ADD CONSTRAINT "credit_use_tenant_id_window_start_credit_window_tenant_id_window_start_fk" FOREIGN KEY ("tenant_id","window_start") REFERENCES "public"."credit_window"("tenant_id","window_start") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
DROP TABLE "credit_count", "credit_lease", "credit_settings", "logged_day", "logged_hour", "org_allowance", "notice_reading", "notice", "audit_entry";
--> statement-breakpoint
DROP TRIGGER "credit_window_guard" ON "credit_window";
--> statement-breakpoint
DROP FUNCTION "guard_credit_window"();
--> statement-breakpoint
DROP FUNCTION "refuse_audit_change"();
--> statement-breakpoint
DROP FUNCTION "take_credits"(uuid, timestamptz, uuid, text, integer, integer);
--> statement-breakpoint
DROP FUNCTION "settle_credits"(uuid, uuid, timestamptz, integer, jsonb, jsonb);
--> statement-breakpoint
ALTER TABLE "connection" DROP COLUMN "token_version", DROP COLUMN "refreshed_at", DROP COLUMN "refresh_owner", DROP COLUMN "refresh_until";
--> statement-breakpoint
ALTER TABLE "credit_window" DROP CONSTRAINT "credit_window_day", DROP CONSTRAINT "credit_window_granted", DROP COLUMN "allowance";
--> statement-breakpoint
UPDATE "credit_window" SET "granted" = least("granted", "daily_limit");
--> statement-breakpoint
ALTER TABLE "credit_window" ADD CONSTRAINT "credit_window_day" CHECK ("credit_window"."window_end" = "credit_window"."window_start" + interval '24 hours');
--> statement-breakpoint
ALTER TABLE "credit_window" ADD CONSTRAINT "credit_window_granted" CHECK ("credit_window"."granted" between 0 and "credit_window"."daily_limit");
