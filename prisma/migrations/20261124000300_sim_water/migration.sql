-- The water company's own books: days are dates, bills keep principal, late fee and prepayment apart.
ALTER TABLE "sim_water"."company" ADD COLUMN "sms_sign" TEXT NOT NULL, ADD COLUMN "issue_day" INTEGER NOT NULL, ADD COLUMN "due_days" INTEGER NOT NULL, ADD COLUMN "closed_on" DATE NOT NULL;
ALTER TABLE "sim_water"."rate" ALTER COLUMN "valid_from" SET DATA TYPE DATE;
ALTER TABLE "sim_water"."step" ALTER COLUMN "valid_from" SET DATA TYPE DATE;
ALTER TABLE "sim_water"."bill" DROP COLUMN "paid_fen",
  ALTER COLUMN "issued_on" SET DATA TYPE DATE, ALTER COLUMN "due_on" SET DATA TYPE DATE,
  ADD COLUMN "principal_paid_fen" BIGINT NOT NULL, ADD COLUMN "prepaid_used_fen" BIGINT NOT NULL,
  ADD COLUMN "late_from" DATE NOT NULL, ADD COLUMN "late_paid_fen" BIGINT NOT NULL;
ALTER TABLE "sim_water"."pay_order" ADD COLUMN "reversed_at" TIMESTAMPTZ(3);
ALTER TABLE "sim_water"."code" ADD COLUMN "failed_at" TIMESTAMPTZ(3);

-- Changed on every payment: room on the page keeps their updates off the indexes.
ALTER TABLE "sim_water"."customer" SET (fillfactor = 70);
ALTER TABLE "sim_water"."pay_order" SET (fillfactor = 60);
ALTER TABLE "sim_water"."customer" ADD CONSTRAINT "customer_prepaid" CHECK ("prepaid_fen" >= 0);
ALTER TABLE "sim_water"."bill" ADD CONSTRAINT "bill_principal" CHECK ("principal_paid_fen" BETWEEN "prepaid_used_fen" AND "principal_fen" AND "prepaid_used_fen" >= 0);
ALTER TABLE "sim_water"."bill" ADD CONSTRAINT "bill_late" CHECK ("late_paid_fen" BETWEEN 0 AND "late_fen" AND "late_fen" <= "principal_fen");
ALTER TABLE "sim_water"."pay_order" ADD CONSTRAINT "pay_order_state" CHECK (("state" = 9) = ("reversed_at" IS NOT NULL) AND "state" IN (0, 1, 2, 9));

-- Late fee as of a day: simple interest on what is unpaid, half a fen up, never more than the principal (DOMAIN §2).
CREATE FUNCTION sim_water.late_fee(b sim_water.bill, p_rate_ppm int, p_today date) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT least(b.principal_fen,
    b.late_fen + ((b.principal_fen - b.principal_paid_fen) * p_rate_ppm * greatest(0, p_today - b.late_from) + 500000) / 1000000)
$$;

-- Moves what is paid of one bill, by amounts that may be negative. The late fee so far is written down first, so that what
-- is paid or given back from today on bears on the days to come only.
CREATE FUNCTION sim_water.move_bill(b sim_water.bill, p_today date, p_now timestamptz, p_late bigint, p_principal bigint, p_prepaid bigint)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fee bigint := (SELECT sim_water.late_fee(b, c.late_rate_ppm, p_today) FROM sim_water.company c WHERE c.code = b.company_code);
  is_paid boolean := b.principal_paid_fen + p_principal = b.principal_fen AND b.late_paid_fen + p_late = fee;
BEGIN
  UPDATE sim_water.bill SET late_fen = fee, late_from = greatest(late_from, p_today), late_paid_fen = late_paid_fen + p_late,
    principal_paid_fen = principal_paid_fen + p_principal, prepaid_used_fen = prepaid_used_fen + p_prepaid,
    settled_at = CASE WHEN is_paid THEN p_now END
  WHERE company_code = b.company_code AND bill_key = b.bill_key AND bill_no = b.bill_no;
END $$;

-- Every change of one customer's money begins here, so that they follow one another.
CREATE FUNCTION sim_water.lock_customer(p_company text, p_bill_key text) RETURNS sim_water.customer LANGUAGE sql AS $$
  SELECT * FROM sim_water.customer WHERE company_code = p_company AND bill_key = p_bill_key FOR UPDATE
$$;

-- 销账, once for each bill_no. Outcomes: CREDITED, REVERSED (undone before, never again), MISMATCH (the number of another order).
CREATE FUNCTION sim_water.charge(p_company text, p_bill_key text, p_bill_no text, p_transaction text, p_amount bigint,
  p_pay_date text, p_receipt text, p_now timestamptz, p_today date)
RETURNS TABLE (outcome text, pay_date text, channel_bill_no text) LANGUAGE plpgsql AS $$
DECLARE
  known sim_water.pay_order;
  due record;
  rest bigint := p_amount;
  to_late bigint;
  to_principal bigint;
  parts jsonb := '[]';
BEGIN
  PERFORM sim_water.lock_customer(p_company, p_bill_key);
  INSERT INTO sim_water.pay_order (company_code, bill_no, transaction_id, bill_key, amount_fen, state, channel_bill_no, pay_date, allocation, at)
  VALUES (p_company, p_bill_no, p_transaction, p_bill_key, p_amount, 1, p_receipt, p_pay_date, '{}', p_now) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO known FROM sim_water.pay_order o WHERE o.company_code = p_company AND o.bill_no = p_bill_no;
    RETURN QUERY SELECT CASE
      WHEN known.bill_key <> p_bill_key OR known.transaction_id <> p_transaction THEN 'MISMATCH'
      WHEN known.state = 9 THEN 'REVERSED'
      WHEN known.amount_fen <> p_amount THEN 'MISMATCH'
      ELSE 'CREDITED' END, known.pay_date, known.channel_bill_no;
    RETURN;
  END IF;
  FOR due IN
    SELECT b AS bill, sim_water.late_fee(b, c.late_rate_ppm, p_today) - b.late_paid_fen AS late, b.principal_fen - b.principal_paid_fen AS principal
    FROM sim_water.bill b JOIN sim_water.company c ON c.code = b.company_code
    WHERE b.company_code = p_company AND b.bill_key = p_bill_key AND b.settled_at IS NULL ORDER BY b.end_month, b.bill_no
  LOOP
    EXIT WHEN rest = 0;
    to_late := least(rest, due.late);
    to_principal := least(rest - to_late, due.principal);
    PERFORM sim_water.move_bill(due.bill, p_today, p_now, to_late, to_principal, 0);
    parts := parts || jsonb_build_object('billNo', (due.bill).bill_no, 'lateFen', to_late, 'principalFen', to_principal);
    rest := rest - to_late - to_principal;
  END LOOP;
  IF rest > 0 THEN
    UPDATE sim_water.customer SET prepaid_fen = prepaid_fen + rest WHERE company_code = p_company AND bill_key = p_bill_key;
  END IF;
  UPDATE sim_water.pay_order o SET state = 2, allocation = jsonb_build_object('bills', parts, 'prepaidFen', rest)
  WHERE o.company_code = p_company AND o.bill_no = p_bill_no;
  RETURN QUERY SELECT 'CREDITED', p_pay_date, p_receipt;
END $$;

-- Takes prepayment back; what bills have used of it meanwhile becomes due again, newest bill first.
CREATE FUNCTION sim_water.take_back_prepaid(p_company text, p_bill_key text, p_amount bigint, p_now timestamptz, p_today date)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  missing bigint := p_amount;
  part bigint;
  b sim_water.bill;
BEGIN
  SELECT least(p_amount, prepaid_fen) INTO part FROM sim_water.customer WHERE company_code = p_company AND bill_key = p_bill_key;
  UPDATE sim_water.customer SET prepaid_fen = prepaid_fen - part WHERE company_code = p_company AND bill_key = p_bill_key;
  missing := missing - part;
  FOR b IN SELECT * FROM sim_water.bill WHERE company_code = p_company AND bill_key = p_bill_key AND prepaid_used_fen > 0 ORDER BY end_month DESC, bill_no DESC LOOP
    EXIT WHEN missing = 0;
    part := least(missing, b.prepaid_used_fen);
    PERFORM sim_water.move_bill(b, p_today, p_now, 0, -part, -part);
    missing := missing - part;
  END LOOP;
  IF missing > 0 THEN
    RAISE EXCEPTION 'SIM_WATER_PREPAID_LOST';
  END IF;
END $$;

-- 冲正. An order that has not arrived leaves a tombstone, so that it cannot be credited afterwards. Outcomes: REVERSED, MISMATCH.
CREATE FUNCTION sim_water.refund(p_company text, p_bill_key text, p_bill_no text, p_transaction text, p_now timestamptz, p_today date)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  known sim_water.pay_order;
  part record;
BEGIN
  PERFORM sim_water.lock_customer(p_company, p_bill_key);
  INSERT INTO sim_water.pay_order (company_code, bill_no, transaction_id, bill_key, amount_fen, state, channel_bill_no, pay_date, allocation, at, reversed_at)
  VALUES (p_company, p_bill_no, p_transaction, p_bill_key, 0, 9, '', '', '{}', p_now, p_now) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    RETURN 'REVERSED';
  END IF;
  SELECT * INTO known FROM sim_water.pay_order o WHERE o.company_code = p_company AND o.bill_no = p_bill_no;
  IF known.bill_key <> p_bill_key OR known.transaction_id <> p_transaction THEN
    RETURN 'MISMATCH';
  ELSIF known.state = 9 THEN
    RETURN 'REVERSED';
  END IF;
  FOR part IN
    SELECT b AS bill, a."lateFen" AS late, a."principalFen" AS principal
    FROM jsonb_to_recordset(known.allocation -> 'bills') AS a("billNo" text, "lateFen" bigint, "principalFen" bigint)
    JOIN sim_water.bill b ON b.company_code = p_company AND b.bill_key = p_bill_key AND b.bill_no = a."billNo"
  LOOP
    PERFORM sim_water.move_bill(part.bill, p_today, p_now, -part.late, -part.principal, 0);
  END LOOP;
  PERFORM sim_water.take_back_prepaid(p_company, p_bill_key, (known.allocation ->> 'prepaidFen')::bigint, p_now, p_today);
  UPDATE sim_water.pay_order o SET state = 9, reversed_at = p_now WHERE o.company_code = p_company AND o.bill_no = p_bill_no;
  RETURN 'REVERSED';
END $$;

-- Writes bills that are not there yet and pays them from the prepaid balance. Answers how many were new.
CREATE FUNCTION sim_water.issue(p_company text, p_bills jsonb, p_now timestamptz, p_today date) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  draft sim_water.bill;
  holder sim_water.customer;
  part bigint;
  issued int := 0;
BEGIN
  FOR draft IN
    SELECT * FROM jsonb_populate_recordset(NULL::sim_water.bill, p_bills) ORDER BY bill_key, end_month
  LOOP
    holder := sim_water.lock_customer(p_company, draft.bill_key);
    INSERT INTO sim_water.bill SELECT draft.* ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    issued := issued + 1;
    part := least(holder.prepaid_fen, draft.principal_fen);
    IF part > 0 THEN
      UPDATE sim_water.customer SET prepaid_fen = prepaid_fen - part WHERE company_code = p_company AND bill_key = draft.bill_key;
      PERFORM sim_water.move_bill(draft, p_today, p_now, 0, part, part);
    END IF;
  END LOOP;
  RETURN issued;
END $$;

-- After too many wrong tries a number gets no code and no comparison for a while.
CREATE FUNCTION sim_water.is_code_locked(p_company text, p_bill_key text, p_max_failures int, p_since timestamptz) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM sim_water.code WHERE company_code = p_company AND bill_key = p_bill_key
    AND failures >= p_max_failures AND used_at IS NULL AND failed_at > p_since)
$$;

-- Keeps a new code, unless the number is locked or codes follow one another too fast. Outcomes: SENT, LOCKED, TOO_FREQUENT.
CREATE FUNCTION sim_water.keep_code(p_company text, p_bill_key text, p_id text, p_hash text, p_now timestamptz, p_limits jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  last_sent timestamptz;
  sent_lately int;
BEGIN
  PERFORM sim_water.lock_customer(p_company, p_bill_key);
  IF sim_water.is_code_locked(p_company, p_bill_key, (p_limits ->> 'maxFailures')::int, p_now - (p_limits ->> 'lock')::interval) THEN
    RETURN 'LOCKED';
  END IF;
  SELECT max(sent_at), count(*) INTO last_sent, sent_lately FROM sim_water.code
  WHERE company_code = p_company AND bill_key = p_bill_key AND sent_at > p_now - interval '1 hour';
  IF sent_lately >= (p_limits ->> 'anHour')::int OR last_sent > p_now - (p_limits ->> 'gap')::interval THEN
    RETURN 'TOO_FREQUENT';
  END IF;
  INSERT INTO sim_water.code (id, company_code, bill_key, code_hash, sent_at, expires_at, failures)
  VALUES (p_id, p_company, p_bill_key, p_hash, p_now, p_now + (p_limits ->> 'expiry')::interval, 0);
  RETURN 'SENT';
END $$;

-- Counts a try as wrong before it is compared, so that many at once get no more tries. Only the latest code counts.
-- Outcomes: TRY (with what to compare), LOCKED, EXPIRED, NONE.
CREATE FUNCTION sim_water.take_try(p_company text, p_bill_key text, p_now timestamptz, p_limits jsonb)
RETURNS TABLE (outcome text, id text, code_hash text, failures int) LANGUAGE plpgsql AS $$
DECLARE
  latest sim_water.code;
BEGIN
  PERFORM sim_water.lock_customer(p_company, p_bill_key);
  IF sim_water.is_code_locked(p_company, p_bill_key, (p_limits ->> 'maxFailures')::int, p_now - (p_limits ->> 'lock')::interval) THEN
    RETURN QUERY SELECT 'LOCKED', '', '', 0;
    RETURN;
  END IF;
  SELECT * INTO latest FROM sim_water.code c WHERE c.company_code = p_company AND c.bill_key = p_bill_key ORDER BY c.sent_at DESC LIMIT 1;
  IF latest.id IS NULL OR latest.used_at IS NOT NULL THEN
    RETURN QUERY SELECT 'NONE', '', '', 0;
  ELSIF latest.expires_at <= p_now THEN
    RETURN QUERY SELECT 'EXPIRED', '', '', 0;
  ELSE
    UPDATE sim_water.code c SET failures = c.failures + 1, failed_at = p_now WHERE c.id = latest.id;
    RETURN QUERY SELECT 'TRY', latest.id, latest.code_hash, latest.failures + 1;
  END IF;
END $$;

-- Text messages keep their order of arrival, since a standing clock gives many the same moment.
ALTER TABLE "sim_phone"."message" ADD COLUMN "seq" BIGSERIAL NOT NULL;
DROP INDEX "sim_phone"."message_at_id_idx";
CREATE INDEX "message_at_seq_idx" ON "sim_phone"."message" ("at" DESC, "seq" DESC);
