DROP INDEX "notice_once";--> statement-breakpoint
-- of the notices about a subject that was resolved and came back, only the newest stays
DELETE FROM "notice" n USING "notice" newer
	WHERE newer."tenant_id" = n."tenant_id" AND newer."about" = n."about"
		AND (newer."raised_at", newer."notice_id") > (n."raised_at", n."notice_id");--> statement-breakpoint
ALTER TABLE "notice" DROP COLUMN "resolved_at";--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("tenant_id","about");--> statement-breakpoint
DROP TABLE "notice_subscription";
