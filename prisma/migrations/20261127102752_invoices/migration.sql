-- CreateTable
CREATE TABLE "invoice_seller" (
    "company_code" TEXT NOT NULL,
    "tax_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "telephone" TEXT NOT NULL,
    "bank_name" TEXT NOT NULL,
    "bank_account" TEXT NOT NULL,
    "drawer" TEXT NOT NULL,

    CONSTRAINT "invoice_seller_pkey" PRIMARY KEY ("company_code")
);

-- CreateTable
CREATE TABLE "invoice_application" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "tax_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "red_of" TEXT,
    "replaces" TEXT,
    "buyer_name" TEXT NOT NULL,
    "buyer_tax_id" TEXT NOT NULL,
    "gross_fen" BIGINT NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "tax_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "request" TEXT NOT NULL,
    "number" TEXT,
    "issued_on" TEXT,
    "xml_hash" TEXT,
    "pdf_hash" TEXT,
    "reason" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "expected_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "invoice_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "gross_fen" BIGINT NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("invoice_id","payment_id","item")
);

-- CreateTable
CREATE TABLE "red_letter" (
    "id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "initiator" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "refund_id" TEXT,
    "new_title" JSONB,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "red_id" TEXT,

    CONSTRAINT "red_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_share" (
    "token_hash" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_share_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "invoice_application_user_id_created_at_idx" ON "invoice_application"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice"("number");

-- CreateIndex
CREATE INDEX "invoice_user_id_requested_at_id_idx" ON "invoice"("user_id", "requested_at" DESC, "id");

-- CreateIndex
CREATE INDEX "invoice_requested_at_id_idx" ON "invoice"("requested_at" DESC, "id");

-- CreateIndex
CREATE INDEX "invoice_state_requested_at_id_idx" ON "invoice"("state", "requested_at" DESC, "id");

-- CreateIndex
CREATE INDEX "invoice_buyer_tax_id_idx" ON "invoice"("buyer_tax_id");

-- CreateIndex
CREATE INDEX "invoice_red_of_idx" ON "invoice"("red_of");

-- CreateIndex
CREATE INDEX "invoice_replaces_idx" ON "invoice"("replaces");

-- CreateIndex
CREATE INDEX "invoice_xml_hash_idx" ON "invoice"("xml_hash");

-- CreateIndex
CREATE INDEX "invoice_pdf_hash_idx" ON "invoice"("pdf_hash");

-- CreateIndex
CREATE INDEX "invoice_line_payment_id_idx" ON "invoice_line"("payment_id");

-- CreateIndex
CREATE INDEX "red_letter_invoice_id_idx" ON "red_letter"("invoice_id");

-- CreateIndex
CREATE INDEX "red_letter_refund_id_idx" ON "red_letter"("refund_id");

-- CreateIndex
CREATE INDEX "red_letter_state_requested_at_id_idx" ON "red_letter"("state", "requested_at" DESC, "id");

-- CreateIndex
CREATE INDEX "invoice_share_invoice_id_idx" ON "invoice_share"("invoice_id");

-- CreateIndex
CREATE INDEX "invoice_ended_at_idx" ON "invoice"("ended_at");

-- CreateIndex
CREATE INDEX "invoice_title_tax_id_idx" ON "invoice_title"("tax_id");

-- CreateIndex
CREATE INDEX "water_account_invoice_title_id_idx" ON "water_account"("invoice_title_id");

-- AddForeignKey
ALTER TABLE "invoice_seller" ADD CONSTRAINT "invoice_seller_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey

-- CreateIndex
CREATE INDEX "red_letter_red_id_idx" ON "red_letter"("red_id");

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_red_of_fkey" FOREIGN KEY ("red_of") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_replaces_fkey" FOREIGN KEY ("replaces") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "red_letter" ADD CONSTRAINT "red_letter_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "red_letter" ADD CONSTRAINT "red_letter_red_id_fkey" FOREIGN KEY ("red_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "red_letter" ADD CONSTRAINT "red_letter_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "payment_refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_share" ADD CONSTRAINT "invoice_share_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "invoice_application" ADD CONSTRAINT "invoice_application_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "invoice_application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "invoice_application" ADD CONSTRAINT "invoice_application_kind" CHECK ("kind" IN ('ORDINARY', 'SPECIAL') AND ("kind" = 'ORDINARY' OR "tax_id" <> ''));
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_state" CHECK ("state" IN ('REQUESTED', 'SUBMITTED', 'ISSUED', 'REFUSED', 'DISPUTED'));
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_ended" CHECK (("state" IN ('REQUESTED', 'SUBMITTED')) = ("ended_at" IS NULL));
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_files" CHECK ("state" <> 'ISSUED' OR ("number" IS NOT NULL AND "issued_on" IS NOT NULL AND "xml_hash" IS NOT NULL AND "pdf_hash" IS NOT NULL));
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_amounts" CHECK ("net_fen" + "tax_fen" = "gross_fen" AND ("red_of" IS NULL) = ("gross_fen" > 0) AND "gross_fen" <> 0);
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_special" CHECK ("kind" = 'ORDINARY' OR ("kind" = 'SPECIAL' AND "buyer_tax_id" <> ''));
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_amount" CHECK ("gross_fen" <> 0);
ALTER TABLE "red_letter" ADD CONSTRAINT "red_letter_state" CHECK ("state" IN ('01', '02', '03', '04', '05', '06', '07', '08', '09') AND "initiator" IN ('SELLER', 'BUYER') AND "cause" IN ('MISTAKE', 'RETURN'));
-- An invoice is taken back once, and one confirmation is open for it at a time.
CREATE UNIQUE INDEX "invoice_red_once" ON "invoice" ("red_of") WHERE "red_of" IS NOT NULL AND "state" <> 'REFUSED';
CREATE UNIQUE INDEX "red_letter_open" ON "red_letter" ("invoice_id") WHERE "state" IN ('01', '02', '03', '04');
CREATE INDEX "invoice_under_way" ON "invoice" ("expected_at", "id") WHERE "state" IN ('REQUESTED', 'SUBMITTED', 'DISPUTED');

-- What stands on invoices: blue from the moment it is asked for until it is refused, less what red ones have taken back.
CREATE VIEW "invoiced_line" AS
  SELECT l.payment_id, l.item, l.gross_fen, l.invoice_id FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
  WHERE (i.red_of IS NULL AND i.state <> 'REFUSED') OR (i.red_of IS NOT NULL AND i.state = 'ISSUED');

CREATE FUNCTION invoiced_fen(p_payment text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(gross_fen), 0)::bigint FROM invoiced_line WHERE payment_id = p_payment
$$;

-- Never more than stands of a payment: what was paid less what the company has taken off its books. The caller holds the payment's row.
CREATE FUNCTION invoice_line_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT coalesce(invoiced_fen(NEW.payment_id) <= (SELECT p.amount_fen - coalesce((SELECT sum(r.amount_fen) FROM payment_refund r WHERE r.payment_id = p.id AND r.taken_back_at IS NOT NULL), 0) FROM payment p WHERE p.id = NEW.payment_id AND p.state = 'SUCCEEDED'), false) THEN
    PERFORM refuse('INVOICE_TOO_MUCH');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER invoice_line_paid AFTER INSERT ON "invoice_line" DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.gross_fen > 0) EXECUTE FUNCTION invoice_line_guard();

-- What an invoice is about never changes.
CREATE TRIGGER invoice_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoice_line"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('INVOICE_APPEND_ONLY');

-- RED: its invoices are taken back before the company is asked.
ALTER TABLE "payment_refund" DROP CONSTRAINT "payment_refund_state";
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_state" CHECK ("state" IN ('PENDING', 'RED', 'ASKING', 'PAYING', 'ARRIVING', 'ABNORMAL', 'SUCCESS', 'CLOSED') AND ("ended_at" IS NOT NULL) = ("state" IN ('SUCCESS', 'CLOSED'))
  AND ("taken_back_at" IS NOT NULL) = ("state" IN ('PAYING', 'ARRIVING', 'ABNORMAL', 'SUCCESS')));
