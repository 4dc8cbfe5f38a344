CREATE TABLE "invitation" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"invited_by" uuid,
	"sent_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "invitation_kind" CHECK ("invitation"."kind" in ('account', 'sales-connect')),
	CONSTRAINT "invitation_sent" CHECK (("invitation"."sent_at" is null) = ("invitation"."expires_at" is null))
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "last_signed_in_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
UPDATE "person" SET "last_signed_in_at" = (
	SELECT max("at") FROM "audit_entry"
	WHERE "audit_entry"."tenant_id" = "person"."tenant_id" AND "audit_entry"."person_id" = "person"."person_id" AND "action" = 'person.signed-in');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- the housekeeping alone deletes, in a transaction that says so
	IF TG_OP = 'DELETE' AND current_setting('tollbridge.audit_retention', true) = 'on' THEN RETURN NULL; END IF;
	RAISE EXCEPTION 'audit_entry_append_only: the audit trail is never changed' USING ERRCODE = 'restrict_violation';
END $$;
