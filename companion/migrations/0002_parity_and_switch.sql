CREATE TABLE "connection_event" (
	"event_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "connection_event_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"environment" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text,
	"person_name" text
);
--> statement-breakpoint
CREATE TABLE "gone_live" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accepted_difference" (
	"tenant_id" uuid NOT NULL,
	"difference" text NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"reason" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accepted_difference_tenant_id_difference_pk" PRIMARY KEY("tenant_id","difference")
);
--> statement-breakpoint
CREATE TABLE "describe_cache" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"object" text NOT NULL,
	"last_modified" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "describe_cache_tenant_id_organization_id_user_id_object_pk" PRIMARY KEY("tenant_id","organization_id","user_id","object")
);
--> statement-breakpoint
CREATE TABLE "fingerprint" (
	"fingerprint_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"organization_name" text NOT NULL,
	"environment" text NOT NULL,
	"source" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"sha256" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "fingerprint_source" CHECK ("fingerprint"."source" in ('read', 'pushed'))
);
--> statement-breakpoint
CREATE TABLE "fingerprint_part" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"parts" integer NOT NULL,
	"content" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fingerprint_part_tenant_id_organization_id_run_id_part_pk" PRIMARY KEY("tenant_id","organization_id","run_id","part"),
	CONSTRAINT "fingerprint_part_number" CHECK ("fingerprint_part"."part" between 1 and "fingerprint_part"."parts" and "fingerprint_part"."parts" <= 50)
);
--> statement-breakpoint
CREATE TABLE "parity_report" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"sandbox_fingerprint_id" uuid NOT NULL,
	"production_fingerprint_id" uuid NOT NULL,
	"counts" jsonb NOT NULL,
	"differences" text NOT NULL,
	"read_at" timestamp with time zone,
	"read_by" text
);
--> statement-breakpoint
CREATE TABLE "user_check" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"findings" jsonb NOT NULL,
	CONSTRAINT "user_check_tenant_id_organization_id_user_id_pk" PRIMARY KEY("tenant_id","organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "connection" DROP CONSTRAINT "connection_status";--> statement-breakpoint
ALTER TABLE "connection" ALTER COLUMN "access_token" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ALTER COLUMN "refresh_token" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "found_organization_id" text;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "deletion_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "deletion_requested_by" text;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "tokens_revoked" text;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "revoke_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "handshake" ADD COLUMN "purpose" text DEFAULT 'connect' NOT NULL;--> statement-breakpoint
ALTER TABLE "handshake" ADD COLUMN "connection_id" uuid;--> statement-breakpoint
ALTER TABLE "handshake" ADD COLUMN "allow_other_user" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "handshake" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "replaced_key_hash" text;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "replaced_key_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "api_used" integer;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "api_allowed" integer;--> statement-breakpoint
ALTER TABLE "paired_org" ADD COLUMN "api_reported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connection_event" ADD CONSTRAINT "connection_event_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gone_live" ADD CONSTRAINT "gone_live_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accepted_difference" ADD CONSTRAINT "accepted_difference_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "describe_cache" ADD CONSTRAINT "describe_cache_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fingerprint" ADD CONSTRAINT "fingerprint_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fingerprint_part" ADD CONSTRAINT "fingerprint_part_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parity_report" ADD CONSTRAINT "parity_report_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parity_report" ADD CONSTRAINT "parity_report_sandbox_fingerprint_id_fingerprint_fingerprint_id_fk" FOREIGN KEY ("sandbox_fingerprint_id") REFERENCES "public"."fingerprint"("fingerprint_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parity_report" ADD CONSTRAINT "parity_report_production_fingerprint_id_fingerprint_fingerprint_id_fk" FOREIGN KEY ("production_fingerprint_id") REFERENCES "public"."fingerprint"("fingerprint_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_check" ADD CONSTRAINT "user_check_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connection_event_of_tenant" ON "connection_event" USING btree ("tenant_id","event_id");--> statement-breakpoint
CREATE INDEX "fingerprint_of_org" ON "fingerprint" USING btree ("tenant_id","organization_id","taken_at");--> statement-breakpoint
CREATE UNIQUE INDEX "paired_org_replaced_key" ON "paired_org" USING btree ("replaced_key_hash");--> statement-breakpoint
CREATE INDEX "parity_report_of_tenant" ON "parity_report" USING btree ("tenant_id","made_at");--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_tokens" CHECK ("connection"."status" = 'deleting' or ("connection"."access_token" is not null and "connection"."refresh_token" is not null));--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_status" CHECK ("connection"."status" in ('connected', 'authorization-required', 'sandbox-refreshed', 'deleting'));--> statement-breakpoint
ALTER TABLE "handshake" ADD CONSTRAINT "handshake_purpose" CHECK ("handshake"."purpose" in ('connect', 'reauthorize', 'relink'));--> statement-breakpoint
ALTER TABLE "paired_org" ADD CONSTRAINT "paired_org_api" CHECK (("paired_org"."api_used" is null) = ("paired_org"."api_reported_at" is null) and ("paired_org"."api_allowed" is null) = ("paired_org"."api_reported_at" is null));--> statement-breakpoint
CREATE FUNCTION "guard_connection"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."environment" = 'sandbox' AND EXISTS (SELECT FROM "gone_live" WHERE "tenant_id" = NEW."tenant_id") THEN
		RAISE EXCEPTION 'connection_never_back: after production no sandbox' USING ERRCODE = 'restrict_violation';
	END IF;
	IF NEW."environment" = 'production' THEN
		INSERT INTO "gone_live" ("tenant_id", "organization_id", "at")
			VALUES (NEW."tenant_id", NEW."organization_id", NEW."connected_at") ON CONFLICT DO NOTHING;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "connection_guard" BEFORE INSERT OR UPDATE ON "connection"
	FOR EACH ROW EXECUTE FUNCTION "guard_connection"();
--> statement-breakpoint
INSERT INTO "gone_live" ("tenant_id", "organization_id", "at")
	SELECT "tenant_id", "organization_id", "connected_at" FROM "connection" WHERE "environment" = 'production';
--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '%: rows of % are never changed', TG_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "gone_live_for_good" BEFORE UPDATE OR DELETE OR TRUNCATE ON "gone_live"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "connection_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "connection_event"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
