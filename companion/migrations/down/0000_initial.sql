drop table password_link, person, session, sign_in_failure, tenant, connection, handshake, credit_use, credit_window, paired_org, pairing_code, vault_canary;
