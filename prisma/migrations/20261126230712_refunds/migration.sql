-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "refunded_fen" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "payment_refund" (
    "id" TEXT NOT NULL,
    "refund_no" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "fee_kept_fen" BIGINT NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "sends" INTEGER NOT NULL,
    "unsure_at" TIMESTAMPTZ(3),
    "code" TEXT,
    "prompt" TEXT,
    "taken_back_at" TIMESTAMPTZ(3),
    "banked_at" TIMESTAMPTZ(3),
    "arrives_at" TIMESTAMPTZ(3),
    "is_redirected" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sim_water"."pay_refund" (
    "company_code" TEXT NOT NULL,
    "refund_no" TEXT NOT NULL,
    "bill_no" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "is_done" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pay_refund_pkey" PRIMARY KEY ("company_code","refund_no")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_refund_refund_no_key" ON "payment_refund"("refund_no");

-- CreateIndex
CREATE INDEX "payment_refund_payment_id_requested_at_idx" ON "payment_refund"("payment_id", "requested_at");

-- CreateIndex
CREATE INDEX "payment_refund_requested_at_id_idx" ON "payment_refund"("requested_at" DESC, "id");

-- CreateIndex
CREATE INDEX "payment_refund_state_requested_at_id_idx" ON "payment_refund"("state", "requested_at" DESC, "id");

-- CreateIndex
CREATE INDEX "pay_refund_company_code_bill_no_idx" ON "sim_water"."pay_refund"("company_code", "bill_no");

-- AddForeignKey
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "payment" ADD CONSTRAINT "payment_refunded" CHECK ("refunded_fen" BETWEEN 0 AND "amount_fen" + "fee_fen" AND ("refunded_fen" = 0 OR "state" = 'SUCCEEDED'));
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_state" CHECK ("state" IN ('PENDING', 'ASKING', 'PAYING', 'ARRIVING', 'ABNORMAL', 'SUCCESS', 'CLOSED') AND ("ended_at" IS NOT NULL) = ("state" IN ('SUCCESS', 'CLOSED'))
  AND ("taken_back_at" IS NOT NULL) = ("state" IN ('PAYING', 'ARRIVING', 'ABNORMAL', 'SUCCESS')));
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_money" CHECK ("amount_fen" > 0 AND "fee_fen" >= 0 AND "fee_kept_fen" >= 0);
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_two_people" CHECK ("decided_by" IS NULL OR "decided_by" <> "requested_by" OR "code" IS NOT DISTINCT FROM 'WITHDRAWN');

-- Worlds that are there already get the account that lib/ledger/accounts.ts opens for new ones.
SELECT ledger_open('refunding:platform', 'LIABILITY', 64, NULL, created_at) FROM ledger_account WHERE id = 'custodian';

-- Gives part of an order back, once for each number of the platform's, and what it said once it says again: prepayment first, then the
-- newest bill, its principal before its late fee. Outcomes: DONE, REFUSED (more than is left, or by p_is_refused), UNKNOWN (no such order), REVERSED,
-- MISMATCH (the number of another order or another refund).
CREATE FUNCTION sim_water.give_back(p_company text, p_bill_key text, p_bill_no text, p_transaction text, p_refund_no text, p_amount bigint, p_now timestamptz, p_today date, p_is_refused boolean)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  paid sim_water.pay_order;
  known sim_water.pay_refund;
  spread record;
  b sim_water.bill;
  rest bigint := p_amount;
  part bigint;
  to_late bigint;
  parts jsonb := '[]';
  from_prepaid bigint;
BEGIN
  PERFORM sim_water.lock_customer(p_company, p_bill_key);
  SELECT * INTO known FROM sim_water.pay_refund r WHERE r.company_code = p_company AND r.refund_no = p_refund_no;
  IF FOUND THEN
    RETURN CASE WHEN (known.bill_no, known.amount_fen) <> (p_bill_no, p_amount) THEN 'MISMATCH' WHEN known.is_done THEN 'DONE' ELSE 'REFUSED' END;
  END IF;
  SELECT * INTO paid FROM sim_water.pay_order o WHERE o.company_code = p_company AND o.bill_no = p_bill_no;
  IF NOT FOUND THEN
    RETURN 'UNKNOWN';
  ELSIF paid.bill_key <> p_bill_key OR paid.transaction_id <> p_transaction THEN
    RETURN 'MISMATCH';
  ELSIF paid.state = 9 THEN
    RETURN 'REVERSED';
  END IF;
  SELECT coalesce(sum(amount_fen), 0) + p_amount INTO part FROM sim_water.pay_refund r WHERE r.company_code = p_company AND r.bill_no = p_bill_no AND r.is_done;
  INSERT INTO sim_water.pay_refund (company_code, refund_no, bill_no, amount_fen, is_done, at) VALUES (p_company, p_refund_no, p_bill_no, p_amount, part <= paid.amount_fen AND NOT p_is_refused, p_now);
  IF part > paid.amount_fen OR p_is_refused THEN
    RETURN 'REFUSED';
  END IF;
  from_prepaid := least(rest, (paid.allocation ->> 'prepaidFen')::bigint);
  PERFORM sim_water.take_back_prepaid(p_company, p_bill_key, from_prepaid, p_now, p_today);
  rest := rest - from_prepaid;
  FOR spread IN
    SELECT a."billNo" AS no, a."lateFen" AS late, a."principalFen" AS principal
    FROM ROWS FROM (jsonb_to_recordset(paid.allocation -> 'bills') AS ("billNo" text, "lateFen" bigint, "principalFen" bigint)) WITH ORDINALITY AS a ORDER BY a.ordinality DESC
  LOOP
    part := least(rest, spread.principal);
    to_late := least(rest - part, spread.late);
    rest := rest - part - to_late;
    IF part + to_late > 0 THEN
      SELECT * INTO b FROM sim_water.bill WHERE company_code = p_company AND bill_key = p_bill_key AND bill_no = spread.no;
      PERFORM sim_water.move_bill(b, p_today, p_now, -to_late, -part, 0);
    END IF;
    -- Oldest first, as it was.
    parts := jsonb_build_array(jsonb_build_object('billNo', spread.no, 'lateFen', spread.late - to_late, 'principalFen', spread.principal - part)) || parts;
  END LOOP;
  UPDATE sim_water.pay_order o SET allocation = jsonb_build_object('bills', parts, 'prepaidFen', (paid.allocation ->> 'prepaidFen')::bigint - from_prepaid)
  WHERE o.company_code = p_company AND o.bill_no = p_bill_no;
  RETURN 'DONE';
END $$;
