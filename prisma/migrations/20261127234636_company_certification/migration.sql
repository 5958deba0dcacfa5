-- CreateTable
CREATE TABLE "certification_run" (
    "id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "run_no" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "current" TEXT,
    "cases" JSONB NOT NULL DEFAULT '[]',
    "orders" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB,
    "started_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "certification_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "certification_run_company_code_created_at_idx" ON "certification_run"("company_code", "created_at");

-- AddForeignKey
ALTER TABLE "certification_run" ADD CONSTRAINT "certification_run_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "certification_run" ADD CONSTRAINT "certification_run_state" CHECK ("state" IN ('WAITING', 'RUNNING', 'DONE', 'INTERRUPTED'));
ALTER TABLE "certification_run" ADD CONSTRAINT "certification_run_ended" CHECK (("ended_at" IS NULL) = ("state" IN ('WAITING', 'RUNNING')));
-- A company is certified once at a time.
CREATE UNIQUE INDEX "certification_run_under_way" ON "certification_run" ("company_code") WHERE "state" IN ('WAITING', 'RUNNING');
