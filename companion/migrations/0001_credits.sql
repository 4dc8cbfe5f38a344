CREATE TABLE "credit_count" (
	"tenant_id" uuid NOT NULL,
	"span" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"consumer" text NOT NULL,
	"bucket" text NOT NULL,
	"outcome" text NOT NULL,
	"credits" integer NOT NULL,
	CONSTRAINT "credit_count_tenant_id_at_span_consumer_bucket_outcome_pk" PRIMARY KEY("tenant_id","at","span","consumer","bucket","outcome"),
	CONSTRAINT "credit_count_span" CHECK ("credit_count"."span" in ('minute', 'hour', 'day')),
	CONSTRAINT "credit_count_bucket" CHECK ("credit_count"."bucket" in ('api', 'auth')),
	CONSTRAINT "credit_count_outcome" CHECK ("credit_count"."outcome" in ('spent', 'returned', 'refused')),
	CONSTRAINT "credit_count_credits" CHECK ("credit_count"."credits" > 0)
);
--> statement-breakpoint
CREATE TABLE "credit_lease" (
	"tenant_id" uuid NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"holder" uuid NOT NULL,
	"consumer" text NOT NULL,
	"granted" integer NOT NULL,
	"spent" integer DEFAULT 0 NOT NULL,
	"batch" integer DEFAULT 0 NOT NULL,
	"renewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_lease_tenant_id_window_start_holder_consumer_pk" PRIMARY KEY("tenant_id","window_start","holder","consumer"),
	CONSTRAINT "credit_lease_spent" CHECK ("credit_lease"."spent" between 0 and "credit_lease"."granted")
);
--> statement-breakpoint
CREATE TABLE "credit_settings" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"daily_limit" integer DEFAULT 100000 NOT NULL,
	"reset_hour" integer DEFAULT 0 NOT NULL,
	"reset_hour_from" timestamp with time zone,
	"coming_reset_hour" integer,
	"coming_reset_hour_from" timestamp with time zone,
	"export_batch_size" integer DEFAULT 200 NOT NULL,
	"shares" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"org_floor_percent" integer DEFAULT 10 NOT NULL,
	"alert_levels" jsonb DEFAULT '[50,75,90,100]'::jsonb NOT NULL,
	"jump_points" integer DEFAULT 20 NOT NULL,
	"muted_until" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone,
	"changed_by" text,
	CONSTRAINT "credit_settings_daily_limit" CHECK ("credit_settings"."daily_limit" >= 100000),
	CONSTRAINT "credit_settings_reset_hour" CHECK ("credit_settings"."reset_hour" between 0 and 23),
	CONSTRAINT "credit_settings_coming" CHECK ("credit_settings"."coming_reset_hour" between 0 and 23 and ("credit_settings"."coming_reset_hour" is null) = ("credit_settings"."coming_reset_hour_from" is null)),
	CONSTRAINT "credit_settings_batch" CHECK ("credit_settings"."export_batch_size" in (25, 50, 100, 200)),
	CONSTRAINT "credit_settings_floor" CHECK ("credit_settings"."org_floor_percent" between 0 and 50),
	CONSTRAINT "credit_settings_jump" CHECK ("credit_settings"."jump_points" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "logged_day" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"day" timestamp with time zone NOT NULL,
	"files" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "logged_day_tenant_id_organization_id_day_pk" PRIMARY KEY("tenant_id","organization_id","day")
);
--> statement-breakpoint
CREATE TABLE "logged_hour" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"user_id" text NOT NULL,
	"client_name" text NOT NULL,
	"app_name" text NOT NULL,
	"counted" integer NOT NULL,
	"uncounted" integer NOT NULL,
	CONSTRAINT "logged_hour_tenant_id_organization_id_hour_user_id_client_name_app_name_pk" PRIMARY KEY("tenant_id","organization_id","hour","user_id","client_name","app_name")
);
--> statement-breakpoint
CREATE TABLE "org_allowance" (
	"tenant_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"used" integer NOT NULL,
	"allowed" integer NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	"refused_at" timestamp with time zone,
	"probe_at" timestamp with time zone,
	CONSTRAINT "org_allowance_tenant_id_origin_pk" PRIMARY KEY("tenant_id","origin")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"notice_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"code" text NOT NULL,
	"severity" text NOT NULL,
	"params" jsonb NOT NULL,
	"about" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"muted" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_reading" (
	"notice_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "notice_reading_notice_id_person_id_pk" PRIMARY KEY("notice_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"audit_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"person_name" text,
	"action" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
ALTER TABLE "tenant" DROP CONSTRAINT "tenant_reset_hour";--> statement-breakpoint
ALTER TABLE "tenant" DROP CONSTRAINT "tenant_daily_limit";--> statement-breakpoint
ALTER TABLE "credit_window" DROP CONSTRAINT "credit_window_day";--> statement-breakpoint
ALTER TABLE "credit_window" DROP CONSTRAINT "credit_window_granted";--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "token_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "refreshed_at" timestamp with time zone;--> statement-breakpoint
UPDATE "connection" SET "refreshed_at" = "connected_at";--> statement-breakpoint
ALTER TABLE "connection" ALTER COLUMN "refreshed_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "refresh_owner" uuid;--> statement-breakpoint
ALTER TABLE "connection" ADD COLUMN "refresh_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "credit_window" ADD COLUMN "allowance" integer;--> statement-breakpoint
UPDATE "credit_window" SET "allowance" = "daily_limit";--> statement-breakpoint
ALTER TABLE "credit_window" ALTER COLUMN "allowance" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_count" ADD CONSTRAINT "credit_count_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_lease" ADD CONSTRAINT "credit_lease_tenant_id_window_start_credit_window_tenant_id_window_start_fk" FOREIGN KEY ("tenant_id","window_start") REFERENCES "public"."credit_window"("tenant_id","window_start") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_settings" ADD CONSTRAINT "credit_settings_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logged_day" ADD CONSTRAINT "logged_day_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logged_hour" ADD CONSTRAINT "logged_hour_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_allowance" ADD CONSTRAINT "org_allowance_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_reading" ADD CONSTRAINT "notice_reading_notice_id_notice_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("notice_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("tenant_id","about");--> statement-breakpoint
CREATE INDEX "notice_of_tenant" ON "notice" USING btree ("tenant_id","raised_at");--> statement-breakpoint
CREATE INDEX "audit_entry_of_tenant" ON "audit_entry" USING btree ("tenant_id","at");--> statement-breakpoint
INSERT INTO "credit_settings" ("tenant_id", "daily_limit", "reset_hour")
	SELECT "tenant_id", "daily_limit", "reset_hour" FROM "tenant" WHERE "daily_limit" <> 100000 OR "reset_hour" <> 0;--> statement-breakpoint
INSERT INTO "credit_lease" ("tenant_id", "window_start", "holder", "consumer", "granted", "spent", "renewed_at")
	SELECT "tenant_id", "window_start", '00000000-0000-0000-0000-000000000000', "consumer", sum("credits"), sum("credits"), "window_start"
	FROM "credit_use" GROUP BY "tenant_id", "window_start", "consumer";--> statement-breakpoint
INSERT INTO "credit_lease" ("tenant_id", "window_start", "holder", "consumer", "granted", "renewed_at")
	SELECT "tenant_id", "window_start", '00000000-0000-0000-0000-000000000001', 'status', "granted" - "spent", "window_start"
	FROM (SELECT w."tenant_id", w."window_start", w."granted", coalesce((SELECT sum(u."credits") FROM "credit_use" u
		WHERE u."tenant_id" = w."tenant_id" AND u."window_start" = w."window_start"), 0) AS "spent" FROM "credit_window" w) AS "lost"
	WHERE "granted" > "spent";--> statement-breakpoint
INSERT INTO "credit_count" ("tenant_id", "span", "at", "consumer", "bucket", "outcome", "credits")
	SELECT "tenant_id", 'hour', "window_start", "consumer", "bucket", 'spent', "credits" FROM "credit_use";--> statement-breakpoint
DROP TABLE "credit_use";--> statement-breakpoint
ALTER TABLE "tenant" DROP COLUMN "reset_hour";--> statement-breakpoint
ALTER TABLE "tenant" DROP COLUMN "daily_limit";--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_refresh" CHECK (("connection"."refresh_owner" is null) = ("connection"."refresh_until" is null));--> statement-breakpoint
ALTER TABLE "credit_window" ADD CONSTRAINT "credit_window_allowance" CHECK ("credit_window"."allowance" >= 0 and "credit_window"."allowance" * 86400::bigint <= "credit_window"."daily_limit" * extract(epoch from "credit_window"."window_end" - "credit_window"."window_start"));--> statement-breakpoint
ALTER TABLE "credit_window" ADD CONSTRAINT "credit_window_day" CHECK ("credit_window"."window_end" > "credit_window"."window_start" and "credit_window"."window_end" <= "credit_window"."window_start" + interval '24 hours');--> statement-breakpoint
ALTER TABLE "credit_window" ADD CONSTRAINT "credit_window_granted" CHECK ("credit_window"."granted" >= 0);--> statement-breakpoint
CREATE FUNCTION "guard_credit_window"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."granted" > NEW."allowance" AND (TG_OP = 'INSERT' OR NEW."granted" > OLD."granted") THEN
		RAISE EXCEPTION 'credit_window_granted: more credits than the allowance of the window' USING ERRCODE = 'check_violation';
	END IF;
	IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM "credit_window" w WHERE w."tenant_id" = NEW."tenant_id"
		AND w."window_start" <> NEW."window_start" AND w."window_start" < NEW."window_end" AND w."window_end" > NEW."window_start") THEN
		RAISE EXCEPTION 'credit_window_overlap: the window overlaps another' USING ERRCODE = 'check_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "credit_window_guard" BEFORE INSERT OR UPDATE ON "credit_window"
	FOR EACH ROW EXECUTE FUNCTION "guard_credit_window"();
--> statement-breakpoint
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit_entry_append_only: the audit trail is never changed' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
--> statement-breakpoint
CREATE FUNCTION "take_credits"(p_tenant uuid, p_now timestamptz, p_holder uuid, p_consumer text, p_want integer, p_kept_ppm integer)
	RETURNS TABLE (taken integer, window_start timestamptz, window_end timestamptz, allowance integer, short_of text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	w "credit_window"%ROWTYPE;
	share integer;
	room bigint;
	room_of_share bigint;
BEGIN
	SELECT * INTO w FROM "credit_window" c
		WHERE c."tenant_id" = p_tenant AND c."window_start" <= p_now AND c."window_end" > p_now FOR UPDATE;
	IF NOT FOUND THEN RETURN; END IF;
	room := w."allowance" - w."granted" - ceil(w."allowance"::numeric * p_kept_ppm / 1000000);
	room_of_share := room;
	SELECT (s."shares" ->> p_consumer)::integer INTO share FROM "credit_settings" s WHERE s."tenant_id" = p_tenant;
	IF share IS NOT NULL THEN
		room_of_share := floor(w."allowance"::numeric * share / 100) - (SELECT coalesce(sum(l."granted"), 0) FROM "credit_lease" l
			WHERE l."tenant_id" = p_tenant AND l."window_start" = w."window_start" AND l."consumer" = p_consumer);
	END IF;
	-- small enough that a process which dies wastes little, and that others find something near the end
	taken := greatest(0, least(p_want, greatest(1, least(room / 16, w."allowance" / 100)), room, room_of_share));
	IF taken > 0 THEN
		UPDATE "credit_window" c SET "granted" = c."granted" + taken
			WHERE c."tenant_id" = p_tenant AND c."window_start" = w."window_start";
		INSERT INTO "credit_lease" AS l ("tenant_id", "window_start", "holder", "consumer", "granted", "renewed_at")
			VALUES (p_tenant, w."window_start", p_holder, p_consumer, taken, p_now)
			ON CONFLICT ("tenant_id", "window_start", "holder", "consumer")
			DO UPDATE SET "granted" = l."granted" + excluded."granted", "renewed_at" = excluded."renewed_at";
	END IF;
	window_start := w."window_start";
	window_end := w."window_end";
	allowance := w."allowance";
	short_of := CASE WHEN taken > 0 THEN NULL WHEN room <= 0 THEN 'limit' ELSE 'share' END;
	RETURN NEXT;
END $$;
--> statement-breakpoint
CREATE FUNCTION "settle_credits"(p_tenant uuid, p_holder uuid, p_now timestamptz, p_batch integer, p_leases jsonb, p_counts jsonb)
	RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	returned record;
BEGIN
	-- windows before leases, as in take_credits, so that the two never wait for each other
	FOR returned IN SELECT (l ->> 'windowStart')::timestamptz AS "start", sum((l ->> 'returned')::integer) AS "credits"
		FROM jsonb_array_elements(p_leases) l GROUP BY 1 ORDER BY 1
	LOOP
		PERFORM FROM "credit_window" WHERE "tenant_id" = p_tenant AND "window_start" = returned."start" FOR UPDATE;
		-- a batch whose answer was lost comes again
		IF EXISTS (SELECT FROM "credit_lease" WHERE "tenant_id" = p_tenant AND "holder" = p_holder AND "batch" >= p_batch) THEN RETURN false; END IF;
		UPDATE "credit_window" SET "granted" = "granted" - returned."credits"
			WHERE "tenant_id" = p_tenant AND "window_start" = returned."start" AND returned."credits" > 0;
	END LOOP;
	UPDATE "credit_lease" l SET "spent" = l."spent" + d."spent", "granted" = l."granted" - d."returned", "renewed_at" = p_now, "batch" = p_batch
		FROM (SELECT (c ->> 'windowStart')::timestamptz AS "start", c ->> 'consumer' AS "consumer",
			(c ->> 'spent')::integer AS "spent", (c ->> 'returned')::integer AS "returned" FROM jsonb_array_elements(p_leases) c) d
		WHERE "tenant_id" = p_tenant AND "holder" = p_holder AND "window_start" = d."start" AND l."consumer" = d."consumer";
	INSERT INTO "credit_count" AS c ("tenant_id", "span", "at", "consumer", "bucket", "outcome", "credits")
		SELECT p_tenant, 'minute', (n ->> 'at')::timestamptz, n ->> 'consumer', n ->> 'bucket', n ->> 'outcome', (n ->> 'credits')::integer
		FROM jsonb_array_elements(p_counts) n ORDER BY 3, 4, 5, 6
		ON CONFLICT ("tenant_id", "at", "span", "consumer", "bucket", "outcome")
		DO UPDATE SET "credits" = c."credits" + excluded."credits";
	-- whether the limit was lowered below what is given out
	RETURN EXISTS (SELECT FROM "credit_window"
		WHERE "tenant_id" = p_tenant AND "window_start" <= p_now AND "window_end" > p_now AND "granted" > "allowance");
END $$;
