ALTER TABLE "connection_health" ADD COLUMN "part" text DEFAULT 'api' NOT NULL;--> statement-breakpoint
ALTER TABLE "connection_health" ADD COLUMN "paused_params" jsonb;--> statement-breakpoint
ALTER TABLE "connection_health" ADD COLUMN "testing_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connection_health" DROP CONSTRAINT "connection_health_pkey";--> statement-breakpoint
ALTER TABLE "connection_health" ADD CONSTRAINT "connection_health_connection_id_part_pk" PRIMARY KEY("connection_id","part");--> statement-breakpoint
ALTER TABLE "connection_health" ADD CONSTRAINT "connection_health_part" CHECK ("connection_health"."part" in ('api', 'event-log'));--> statement-breakpoint
ALTER TABLE "handshake" ADD COLUMN "person_name" text;--> statement-breakpoint
ALTER TABLE "handshake" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "handshake_failed" ON "handshake" USING btree ("tenant_id","failed_at");
