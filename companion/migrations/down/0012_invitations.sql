CREATE OR REPLACE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit_entry_append_only: the audit trail is never changed' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
ALTER TABLE "person" DROP COLUMN "last_signed_in_at";
--> statement-breakpoint
DROP TABLE "invitation";
