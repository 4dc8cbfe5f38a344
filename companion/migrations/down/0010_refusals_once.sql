CREATE OR REPLACE FUNCTION "settle_credits"(p_tenant uuid, p_holder uuid, p_now timestamptz, p_batch integer, p_leases jsonb, p_counts jsonb)
	RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	returned record;
BEGIN
	-- windows before leases, as in take_credits, so that the two never wait for each other
	FOR returned IN SELECT (l ->> 'windowStart')::timestamptz AS "start", sum((l ->> 'returned')::integer) AS "credits"
		FROM jsonb_array_elements(p_leases) l GROUP BY 1 ORDER BY 1
	LOOP
		PERFORM FROM "credit_window" WHERE "tenant_id" = p_tenant AND "window_start" = returned."start" FOR UPDATE;
		-- a batch whose answer was lost comes again
		IF EXISTS (SELECT FROM "credit_lease" WHERE "tenant_id" = p_tenant AND "holder" = p_holder AND "batch" >= p_batch) THEN RETURN false; END IF;
		UPDATE "credit_window" SET "granted" = "granted" - returned."credits"
			WHERE "tenant_id" = p_tenant AND "window_start" = returned."start" AND returned."credits" > 0;
	END LOOP;
	UPDATE "credit_lease" l SET "spent" = l."spent" + d."spent", "granted" = l."granted" - d."returned", "renewed_at" = p_now, "batch" = p_batch
		FROM (SELECT (c ->> 'windowStart')::timestamptz AS "start", c ->> 'consumer' AS "consumer",
			(c ->> 'spent')::integer AS "spent", (c ->> 'returned')::integer AS "returned" FROM jsonb_array_elements(p_leases) c) d
		WHERE "tenant_id" = p_tenant AND "holder" = p_holder AND "window_start" = d."start" AND l."consumer" = d."consumer";
	INSERT INTO "credit_count" AS c ("tenant_id", "span", "at", "consumer", "bucket", "outcome", "credits")
		SELECT p_tenant, 'minute', (n ->> 'at')::timestamptz, n ->> 'consumer', n ->> 'bucket', n ->> 'outcome', (n ->> 'credits')::integer
		FROM jsonb_array_elements(p_counts) n ORDER BY 3, 4, 5, 6
		ON CONFLICT ("tenant_id", "at", "span", "consumer", "bucket", "outcome")
		DO UPDATE SET "credits" = c."credits" + excluded."credits";
	-- whether the limit was lowered below what is given out
	RETURN EXISTS (SELECT FROM "credit_window"
		WHERE "tenant_id" = p_tenant AND "window_start" <= p_now AND "window_end" > p_now AND "granted" > "allowance");
END $$;
