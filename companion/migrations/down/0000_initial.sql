drop table session, password_link, person, tenant, vault_canary;
