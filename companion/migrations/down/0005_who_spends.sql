DROP TABLE "org_spender";
--> statement-breakpoint
ALTER TABLE "logged_day" DROP COLUMN "rest_of_spenders";
