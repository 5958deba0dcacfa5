-- CreateTable
CREATE TABLE "org_certification" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "serial" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "tax_id" TEXT NOT NULL,
    "licence_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "org_certification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "hash" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "org_certification_user_id_serial_key" ON "org_certification"("user_id", "serial");

-- CreateIndex
CREATE INDEX "org_certification_user_id_tax_id_idx" ON "org_certification"("user_id", "tax_id");

-- CreateIndex
CREATE INDEX "org_certification_applied_at_id_idx" ON "org_certification"("applied_at", "id");

-- AddForeignKey
ALTER TABLE "org_certification" ADD CONSTRAINT "org_certification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "org_certification" ADD CONSTRAINT "org_certification_state" CHECK ("state" IN ('PENDING', 'APPROVED', 'REJECTED', 'REVOKED'));
-- An organisation is being looked at once for one person.
CREATE UNIQUE INDEX "org_certification_pending" ON "org_certification" ("user_id", "tax_id", "name") WHERE "state" = 'PENDING';
-- For tables whose rows stay what they were; the trigger names what it refuses with.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse(TG_ARGV[0]);
  RETURN NULL;
END $$;
-- What a hash names stays what it was.
CREATE TRIGGER stored_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "stored_file"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('FILE_APPEND_ONLY');
