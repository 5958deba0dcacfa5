-- AlterTable
ALTER TABLE "company_change" ADD COLUMN     "applied_no" INTEGER,
ADD COLUMN     "effect" JSONB;

UPDATE "company_change" v SET "applied_no" = n.no, "effect" = v."changes"
FROM (SELECT "company_code", "version", row_number() OVER (PARTITION BY "company_code" ORDER BY "applied_at", "version") AS no FROM "company_change" WHERE "state" = 'APPLIED') n
WHERE n."company_code" = v."company_code" AND n."version" = v."version";

-- CreateIndex
CREATE UNIQUE INDEX "company_change_company_code_applied_no_key" ON "company_change"("company_code", "applied_no");
