CREATE TABLE "connection_health" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"last_success_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"next_try_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"problem_code" text,
	"problem_params" jsonb,
	"told_at" timestamp with time zone,
	"paused_by" text,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "connection_health" ADD CONSTRAINT "connection_health_connection_id_connection_connection_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connection"("connection_id") ON DELETE cascade ON UPDATE no action;