DROP TABLE "org_sandboxes";
