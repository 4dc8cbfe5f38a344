CREATE TABLE "work_log" (
	"work_id" uuid PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"person_name" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"credits" integer NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "work_log_credits" CHECK ("work_log"."credits" > 0),
	CONSTRAINT "work_log_outcome" CHECK ("work_log"."outcome" in ('done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "work_log_of_tenant" ON "work_log" USING btree ("tenant_id","started_at","work_id");--> statement-breakpoint
CREATE INDEX "work_log_by_age" ON "work_log" USING btree ("started_at");