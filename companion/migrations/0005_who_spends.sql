CREATE TABLE "org_spender" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"day" timestamp with time zone NOT NULL,
	"app_name" text NOT NULL,
	"client_name" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"api_version" text NOT NULL,
	"counted" integer NOT NULL,
	"uncounted" integer NOT NULL,
	"hours" jsonb NOT NULL,
	CONSTRAINT "org_spender_pk" PRIMARY KEY("tenant_id","organization_id","day","app_name","client_name","user_id","api_version"),
	CONSTRAINT "org_spender_hours" CHECK (jsonb_array_length("org_spender"."hours") = 24)
);
--> statement-breakpoint
ALTER TABLE "logged_day" ADD COLUMN "rest_of_spenders" integer;--> statement-breakpoint
ALTER TABLE "org_spender" ADD CONSTRAINT "org_spender_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;