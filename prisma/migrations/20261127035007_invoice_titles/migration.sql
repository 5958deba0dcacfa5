-- AlterTable
ALTER TABLE "water_account" ADD COLUMN     "invoice_title_id" TEXT;

-- CreateTable
CREATE TABLE "invoice_title" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tax_id" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "telephone" TEXT NOT NULL DEFAULT '',
    "bank_name" TEXT NOT NULL DEFAULT '',
    "bank_account" TEXT NOT NULL DEFAULT '',
    "is_default" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_title_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invoice_title_user_id_created_at_idx" ON "invoice_title"("user_id", "created_at");

-- AddForeignKey
ALTER TABLE "water_account" ADD CONSTRAINT "water_account_invoice_title_id_fkey" FOREIGN KEY ("invoice_title_id") REFERENCES "invoice_title"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_title" ADD CONSTRAINT "invoice_title_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "invoice_title" ADD CONSTRAINT "invoice_title_kind" CHECK ("kind" IN ('PERSON', 'ORGANISATION') AND ("kind" = 'PERSON') = ("tax_id" = ''));
-- One default a person; a removed title is nobody's default.
CREATE UNIQUE INDEX "invoice_title_default" ON "invoice_title" ("user_id") WHERE "is_default";
ALTER TABLE "invoice_title" ADD CONSTRAINT "invoice_title_default_is_kept" CHECK (NOT "is_default" OR "removed_at" IS NULL);
