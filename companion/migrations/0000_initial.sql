CREATE TABLE "password_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"language" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_of_tenant" UNIQUE("tenant_id","person_id"),
	CONSTRAINT "person_email_lower" CHECK ("person"."email" = lower("person"."email")),
	CONSTRAINT "person_role" CHECK ("person"."role" in ('admin', 'user'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"email_hash" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"business_name" text NOT NULL,
	"reset_hour" integer DEFAULT 0 NOT NULL,
	"daily_limit" integer DEFAULT 100000 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenant_reset_hour" CHECK ("tenant"."reset_hour" between 0 and 23),
	CONSTRAINT "tenant_daily_limit" CHECK ("tenant"."daily_limit" >= 100000)
);
--> statement-breakpoint
CREATE TABLE "connection" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"status" text NOT NULL,
	"organization_id" text NOT NULL,
	"org_name" text NOT NULL,
	"org_kind" text NOT NULL,
	"environment" text NOT NULL,
	"instance_url" text NOT NULL,
	"login_origin" text NOT NULL,
	"client_id" text NOT NULL,
	"user_id" text NOT NULL,
	"username" text NOT NULL,
	"user_name" text NOT NULL,
	"client_secret" text,
	"access_token" text NOT NULL,
	"refresh_token" text NOT NULL,
	"connected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "connection_status" CHECK ("connection"."status" in ('connected', 'authorization-required')),
	CONSTRAINT "connection_environment" CHECK (("connection"."environment" = 'production') = ("connection"."org_kind" = 'production'))
);
--> statement-breakpoint
CREATE TABLE "handshake" (
	"handshake_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"state" text NOT NULL,
	"oauth_state_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"environment" text NOT NULL,
	"login_origin" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" text,
	"verifier" text,
	"problem_code" text,
	"problem_params" jsonb,
	"expires_at" timestamp with time zone NOT NULL,
	"exchanging_since" timestamp with time zone,
	CONSTRAINT "handshake_state" CHECK ("handshake"."state" in ('waiting', 'exchanging', 'connected', 'refused', 'interrupted')),
	CONSTRAINT "handshake_environment" CHECK ("handshake"."environment" in ('sandbox', 'production'))
);
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
CREATE TABLE "credit_window" (
	"tenant_id" uuid NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"window_end" timestamp with time zone NOT NULL,
	"daily_limit" integer NOT NULL,
	"granted" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "credit_window_tenant_id_window_start_pk" PRIMARY KEY("tenant_id","window_start"),
	CONSTRAINT "credit_window_day" CHECK ("credit_window"."window_end" = "credit_window"."window_start" + interval '24 hours'),
	CONSTRAINT "credit_window_limit" CHECK ("credit_window"."daily_limit" >= 100000),
	CONSTRAINT "credit_window_granted" CHECK ("credit_window"."granted" between 0 and "credit_window"."daily_limit")
);
--> statement-breakpoint
CREATE TABLE "paired_org" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"key_hash" text NOT NULL,
	"organization_name" text NOT NULL,
	"environment" text NOT NULL,
	"paired_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paired_org_tenant_id_organization_id_pk" PRIMARY KEY("tenant_id","organization_id"),
	CONSTRAINT "paired_org_environment" CHECK ("paired_org"."environment" in ('sandbox', 'production'))
);
--> statement-breakpoint
CREATE TABLE "pairing_code" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vault_canary" (
	"key_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection" ADD CONSTRAINT "connection_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handshake" ADD CONSTRAINT "handshake_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_use" ADD CONSTRAINT "credit_use_tenant_id_window_start_credit_window_tenant_id_window_start_fk" FOREIGN KEY ("tenant_id","window_start") REFERENCES "public"."credit_window"("tenant_id","window_start") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_window" ADD CONSTRAINT "credit_window_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paired_org" ADD CONSTRAINT "paired_org_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing_code" ADD CONSTRAINT "pairing_code_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_link_person" ON "password_link" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_last_seen" ON "session" USING btree ("last_seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connection_one_per_tenant" ON "connection" USING btree ("tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handshake_oauth_state" ON "handshake" USING btree ("oauth_state_hash");--> statement-breakpoint
CREATE INDEX "handshake_expires" ON "handshake" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "paired_org_key" ON "paired_org" USING btree ("key_hash");