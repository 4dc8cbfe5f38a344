CREATE TABLE "org_sandboxes" (
	"tenant_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"refused_with" text,
	"sandboxes" jsonb NOT NULL,
	CONSTRAINT "org_sandboxes_tenant_id_organization_id_pk" PRIMARY KEY("tenant_id","organization_id")
);
--> statement-breakpoint
ALTER TABLE "org_sandboxes" ADD CONSTRAINT "org_sandboxes_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;