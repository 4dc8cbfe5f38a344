CREATE TABLE "notice_subscription" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"mailed" boolean NOT NULL,
	CONSTRAINT "notice_subscription_tenant_id_person_id_topic_pk" PRIMARY KEY("tenant_id","person_id","topic")
);
--> statement-breakpoint
DROP INDEX "notice_once";--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("tenant_id","about") WHERE "notice"."resolved_at" is null;