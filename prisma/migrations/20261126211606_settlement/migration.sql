-- AlterTable
ALTER TABLE "company" ADD COLUMN     "service_fee_ppm" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "service_fee_source" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "settlement" (
    "id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "line_count" INTEGER NOT NULL,
    "gross_fen" BIGINT NOT NULL,
    "refund_fen" BIGINT NOT NULL,
    "fee_ppm" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "merchant_no" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "code" TEXT,
    "advice_no" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_line" (
    "journal_id" TEXT NOT NULL,
    "settlement_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "credited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settlement_line_pkey" PRIMARY KEY ("journal_id")
);

-- CreateTable
CREATE TABLE "custodian_day" (
    "day" TEXT NOT NULL,
    "opening_fen" BIGINT NOT NULL,
    "closing_fen" BIGINT NOT NULL,
    "entry_count" INTEGER NOT NULL,
    "our_opening_fen" BIGINT NOT NULL,
    "our_closing_fen" BIGINT NOT NULL,
    "our_entry_count" INTEGER NOT NULL,
    "matched_count" INTEGER NOT NULL,
    "compared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custodian_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "statement_break" (
    "id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "bank_fen" BIGINT,
    "our_fen" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "explained_day" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "statement_break_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "settlement_advice_no_key" ON "settlement"("advice_no");

-- CreateIndex
CREATE INDEX "settlement_created_at_id_idx" ON "settlement"("created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_company_code_day_key" ON "settlement"("company_code", "day");

-- CreateIndex
CREATE INDEX "settlement_line_settlement_id_credited_at_journal_id_idx" ON "settlement_line"("settlement_id", "credited_at" DESC, "journal_id" DESC);

-- CreateIndex
CREATE INDEX "statement_break_day_at_id_idx" ON "statement_break"("day", "at" DESC, "id");

-- CreateIndex
CREATE INDEX "statement_break_reference_idx" ON "statement_break"("reference");

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_break" ADD CONSTRAINT "statement_break_day_fkey" FOREIGN KEY ("day") REFERENCES "custodian_day"("day") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "company" ADD CONSTRAINT "company_service_fee" CHECK ("service_fee_ppm" BETWEEN 0 AND 100000);
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_state" CHECK ("state" IN ('CARRIED', 'REQUESTED', 'UNKNOWN', 'REFUSED', 'DONE') AND ("ended_at" IS NOT NULL) = ("state" IN ('CARRIED', 'REFUSED', 'DONE')) AND ("advice_no" IS NOT NULL) = ("state" = 'DONE'));
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_money" CHECK ("gross_fen" >= 0 AND "net_fen" = "gross_fen" + "refund_fen" - "fee_fen" AND ("net_fen" > 0) = ("state" <> 'CARRIED'));
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_kind" CHECK ("kind" = 'PAYMENT' AND "amount_fen" > 0 OR "kind" = 'REFUND' AND "amount_fen" <> 0);
ALTER TABLE "statement_break" ADD CONSTRAINT "statement_break_side" CHECK ("side" IN ('BANK', 'OURS', 'AMOUNT') AND ("bank_fen" IS NULL) = ("side" = 'OURS') AND ("our_fen" IS NULL) = ("side" = 'BANK'));
ALTER TABLE "statement_break" ADD CONSTRAINT "statement_break_state" CHECK ("state" IN ('OPEN', 'EXPLAINED') AND ("explained_day" IS NOT NULL AND "closed_at" IS NOT NULL) = ("state" = 'EXPLAINED'));
-- No payment is settled twice, whatever journal it came by.
CREATE UNIQUE INDEX "settlement_line_payment" ON "settlement_line" ("subject_id") WHERE "kind" = 'PAYMENT';

-- Worlds that are there already get what prisma/seed/companies.ts and lib/ledger/accounts.ts give new ones.
UPDATE company SET service_fee_ppm = CASE code WHEN 'shanghai' THEN 2000 WHEN 'guangzhou' THEN 6000 ELSE 0 END, service_fee_source = '示例协议费率（模拟）';
SELECT ledger_open('settling:' || substr(id, 9), 'LIABILITY', 1, 0, created_at) FROM ledger_account WHERE id LIKE 'payable:%';

-- The platform's fee on one line, half a fen up; what is given back gives its fee back, too.
CREATE FUNCTION settlement_fee(p_amount bigint, p_ppm bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT sign(p_amount)::bigint * ((abs(p_amount) * p_ppm + 500000) / 1000000)
$$;

-- What was credited to a company before a moment and is not settled yet, from its ledger account. A week behind the last settlement is
-- read again, for what was written late.
CREATE FUNCTION settlement_due(p_company text, p_until timestamptz) RETURNS TABLE (journal_id text, kind text, subject_id text, amount_fen bigint, credited_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT p.journal_id, CASE j.kind WHEN 'POST' THEN 'PAYMENT' ELSE 'REFUND' END, j.subject_id, p.amount_fen, p.occurred_at
  FROM posting p JOIN journal j ON j.id = p.journal_id
  WHERE p.account_id = 'payable:' || p_company AND p.occurred_at < p_until AND j.kind <> 'SETTLE'
    AND p.occurred_at >= coalesce((SELECT max(s.until) - interval '7 days' FROM settlement s WHERE s.company_code = p_company AND s.state <> 'CARRIED'), '-infinity')
    AND NOT EXISTS (SELECT 1 FROM settlement_line l WHERE l.journal_id = p.journal_id)
$$;

-- Settles what is due to a company, once a day: its lines, and payable → settling + income. Null: nothing is due, or the day has been
-- settled. CARRIED: no more than nothing would be left for the company, so the lines wait for the next day.
CREATE FUNCTION settlement_make(p_id text, p_company text, p_day text, p_until timestamptz, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  c company;
  due record;
  net bigint;
BEGIN
  SELECT * INTO c FROM company WHERE code = p_company FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM settlement WHERE company_code = p_company AND day = p_day) THEN
    RETURN NULL;
  END IF;
  -- Read once, so that lines and sums are of the same moment.
  SELECT count(*) AS count, min(d.credited_at) AS since, coalesce(sum(d.amount_fen) FILTER (WHERE d.kind = 'PAYMENT'), 0)::bigint AS gross,
    coalesce(sum(d.amount_fen) FILTER (WHERE d.kind = 'REFUND'), 0)::bigint AS refund, coalesce(sum(f.fee), 0)::bigint AS fee,
    array_agg(ROW(d.journal_id, p_id, d.kind, d.subject_id, d.amount_fen, f.fee, d.credited_at)::settlement_line) AS lines
  INTO due FROM settlement_due(p_company, p_until) d, settlement_fee(d.amount_fen, c.service_fee_ppm) AS f(fee);
  IF due.count = 0 THEN
    RETURN NULL;
  END IF;
  net := due.gross + due.refund - due.fee;
  INSERT INTO settlement (id, company_code, day, until, since, line_count, gross_fen, refund_fen, fee_ppm, fee_fen, net_fen, merchant_no, state, attempt, created_at, ended_at)
  VALUES (p_id, p_company, p_day, p_until, due.since, due.count, due.gross, due.refund, c.service_fee_ppm, due.fee, net, c.acquirer_merchant_no,
    CASE WHEN net > 0 THEN 'REQUESTED' ELSE 'CARRIED' END, 1, p_now, CASE WHEN net <= 0 THEN p_now END);
  IF net <= 0 THEN
    RETURN 'CARRIED';
  END IF;
  INSERT INTO settlement_line SELECT * FROM unnest(due.lines);
  PERFORM ledger_post('settle:' || p_id, 'SETTLE', p_id, p_now,
    ARRAY['payable:' || p_company, 'settling:' || p_company] || CASE WHEN due.fee <> 0 THEN ARRAY['income:platform'] ELSE '{}' END,
    ARRAY[-due.gross - due.refund, net] || CASE WHEN due.fee <> 0 THEN ARRAY[due.fee] ELSE '{}' END);
  RETURN 'REQUESTED';
END $$;

-- The bank has paid the company under this number.
CREATE FUNCTION settlement_paid(p_id text, p_number text, p_advice text, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  paid settlement;
BEGIN
  UPDATE settlement SET state = 'DONE', code = NULL, advice_no = p_advice, ended_at = p_now WHERE id = p_id AND state IN ('REQUESTED', 'UNKNOWN') RETURNING * INTO paid;
  IF NOT FOUND THEN
    PERFORM refuse('CONFLICT');
  END IF;
  PERFORM ledger_post('settled:' || p_number, 'SETTLED', p_id, p_now, ARRAY['settling:' || paid.company_code, 'custodian'], ARRAY[-paid.net_fen, paid.net_fen]);
END $$;
