DROP INDEX "handshake_failed";
--> statement-breakpoint
ALTER TABLE "handshake" DROP COLUMN "failed_at";
--> statement-breakpoint
ALTER TABLE "handshake" DROP COLUMN "person_name";
--> statement-breakpoint
DELETE FROM "connection_health" WHERE "part" <> 'api';
--> statement-breakpoint
ALTER TABLE "connection_health" DROP CONSTRAINT "connection_health_part";
--> statement-breakpoint
ALTER TABLE "connection_health" DROP CONSTRAINT "connection_health_connection_id_part_pk";
--> statement-breakpoint
ALTER TABLE "connection_health" ADD CONSTRAINT "connection_health_pkey" PRIMARY KEY ("connection_id");
--> statement-breakpoint
ALTER TABLE "connection_health" DROP COLUMN "testing_until";
--> statement-breakpoint
ALTER TABLE "connection_health" DROP COLUMN "paused_params";
--> statement-breakpoint
ALTER TABLE "connection_health" DROP COLUMN "part";
