-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "arrival_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "bank_order_no" TEXT,
ADD COLUMN     "fee_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "funding_code" TEXT,
ADD COLUMN     "instrument_id" TEXT,
ADD COLUMN     "probe_of" TEXT,
ADD COLUMN     "quota_keys" TEXT[],
ADD COLUMN     "quota_periods" TEXT[];

-- AlterTable
ALTER TABLE "company" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'UNKNOWN';

-- CreateTable
CREATE TABLE "funding_setting" (
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" BIGINT,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "funding_setting_pkey" PRIMARY KEY ("source","name")
);

-- CreateTable
CREATE TABLE "bank_card" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "par" TEXT NOT NULL,
    "bank_code" TEXT NOT NULL,
    "bank_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,
    "unbound_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "family_card" (
    "id" TEXT NOT NULL,
    "giver_id" TEXT NOT NULL,
    "receiver_id" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "limit_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "family_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_line" (
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "limit_fen" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_line_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "payment_approval" (
    "payment_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_approval_pkey" PRIMARY KEY ("payment_id")
);

-- CreateTable
CREATE TABLE "card_sign_up" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "sign_up_no" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "phone_masked" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota_use" (
    "key" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "used_fen" BIGINT NOT NULL,

    CONSTRAINT "quota_use_pkey" PRIMARY KEY ("key","period")
);

-- CreateTable
CREATE TABLE "source_preference" (
    "user_id" TEXT NOT NULL,
    "order" TEXT[],
    "preferred" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_preference_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "channel_finding" (
    "company_code" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_finding_pkey" PRIMARY KEY ("company_code")
);

-- CreateTable
CREATE TABLE "bank_order" (
    "order_no" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "merchant_no" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "max_fee_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "auth_no" TEXT,
    "code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_order_pkey" PRIMARY KEY ("order_no")
);

-- CreateIndex
CREATE INDEX "bank_order_payment_id_created_at_idx" ON "bank_order"("payment_id", "created_at");

-- CreateIndex
CREATE INDEX "card_sign_up_user_id_expires_at_idx" ON "card_sign_up"("user_id", "expires_at");

-- CreateIndex
CREATE INDEX "bank_card_user_id_bound_at_idx" ON "bank_card"("user_id", "bound_at");

-- CreateIndex
CREATE INDEX "family_card_giver_id_offered_at_idx" ON "family_card"("giver_id", "offered_at");

-- CreateIndex
CREATE INDEX "family_card_receiver_id_offered_at_idx" ON "family_card"("receiver_id", "offered_at");

-- AddForeignKey
ALTER TABLE "bank_card" ADD CONSTRAINT "bank_card_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_card" ADD CONSTRAINT "family_card_giver_id_fkey" FOREIGN KEY ("giver_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_card" ADD CONSTRAINT "family_card_receiver_id_fkey" FOREIGN KEY ("receiver_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_line" ADD CONSTRAINT "credit_line_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_preference" ADD CONSTRAINT "source_preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Amounts, limits and states that no race may pass.
ALTER TABLE "payment" ADD CONSTRAINT "payment_fee" CHECK ("fee_fen" >= 0);
ALTER TABLE "bank_card" ADD CONSTRAINT "bank_card_last4" CHECK ("last4" ~ '^\d{4}$');
ALTER TABLE "family_card" ADD CONSTRAINT "family_card_limit" CHECK ("limit_fen" > 0);
ALTER TABLE "family_card" ADD CONSTRAINT "family_card_people" CHECK ("giver_id" <> "receiver_id");
ALTER TABLE "quota_use" ADD CONSTRAINT "quota_use_amount" CHECK ("used_fen" >= 0);
ALTER TABLE "bank_order" ADD CONSTRAINT "bank_order_amount" CHECK ("amount_fen" > 0 AND "fee_fen" >= 0 AND "fee_fen" <= "max_fee_fen");
ALTER TABLE "quota_use" SET (fillfactor = 50);
ALTER TABLE "bank_order" SET (fillfactor = 70);
-- A card is in a wallet once, and one giver's card with one receiver once.
CREATE UNIQUE INDEX "bank_card_bound_once" ON "bank_card" ("user_id", "par") WHERE "unbound_at" IS NULL;
CREATE UNIQUE INDEX "family_card_once" ON "family_card" ("giver_id", "receiver_id") WHERE "state" <> 'ENDED';

-- Worlds that are there already get the accounts that lib/ledger/accounts.ts opens for new ones.
SELECT ledger_open('in-flight:bank', 'ASSET', 64, NULL, created_at), ledger_open('fees:acquirer', 'LIABILITY', 64, NULL, created_at) FROM ledger_account WHERE id = 'custodian';
SELECT ledger_open('fund:' || substr(id, 8), 'LIABILITY', 1, 0, created_at) FROM ledger_account WHERE id LIKE 'wallet:%';

-- Counts an amount against limits (rule P2), all or none; locked in order, so that two payments never wait for each other in a circle.
CREATE FUNCTION quota_take(p_keys text[], p_periods text[], p_limits bigint[], p_amount bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM unnest(p_keys, p_periods, p_limits) AS u(key, period, most) ORDER BY key, period LOOP
    INSERT INTO quota_use AS q (key, period, used_fen) SELECT one.key, one.period, p_amount WHERE p_amount <= one.most
    ON CONFLICT (key, period) DO UPDATE SET used_fen = q.used_fen + p_amount WHERE q.used_fen + p_amount <= one.most;
    IF NOT FOUND THEN
      PERFORM refuse(CASE WHEN length(one.period) = 7 THEN 'SOURCE_MONTH_LIMIT' ELSE 'SOURCE_DAY_LIMIT' END);
    END IF;
  END LOOP;
END $$;

-- What did not happen does not count.
CREATE FUNCTION quota_return(p_keys text[], p_periods text[], p_amount bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM unnest(p_keys, p_periods) AS u(key, period) ORDER BY key, period LOOP
    UPDATE quota_use SET used_fen = used_fen - p_amount WHERE key = one.key AND period = one.period;
  END LOOP;
END $$;

-- As before. Agreed to is a payment whose money is set aside, or being fetched from the bank side.
CREATE OR REPLACE FUNCTION payment_move(p_payment text, p_from text, p_to text, p_reason text, p_at timestamptz, p_receipt text DEFAULT NULL) RETURNS payment
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  UPDATE payment SET state = p_to, steps = steps + 1, sends = sends + (p_to = 'CREDITING')::int,
    channel_bill_no = coalesce(p_receipt, channel_bill_no),
    reserved_at = CASE WHEN p_from = 'CREATED' AND p_to <> 'CLOSED' THEN p_at WHEN p_to = 'CREATED' THEN NULL ELSE reserved_at END,
    ended_at = CASE WHEN p_to IN ('SUCCEEDED', 'FAILED', 'CLOSED') THEN p_at END
  WHERE id = p_payment AND state = p_from RETURNING * INTO moved;
  IF NOT FOUND THEN
    PERFORM refuse('CONFLICT');
  END IF;
  INSERT INTO payment_transition (payment_id, seq, "from", "to", reason, at)
  VALUES (p_payment, moved.steps, p_from, p_to, p_reason, p_at);
  RETURN moved;
END $$;

DROP FUNCTION payment_reserve(text, text, text, text, text, timestamptz);

-- CREATED → RESERVED, or → FUNDING where the money has to come from the bank side first. p_plan: where the money comes from
-- (lib/funding/plan.ts); null means 零钱.
CREATE FUNCTION payment_reserve(p_payment text, p_user text, p_key text, p_hash text, p_job text, p_now timestamptz, p_plan jsonb DEFAULT NULL) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  quoted payment;
  known text;
BEGIN
  INSERT INTO idempotency_record (actor_id, command, key, input_hash, result, created_at)
  VALUES (p_user, 'confirmPayment', p_key, p_hash, jsonb_build_object('paymentId', p_payment), p_now) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT input_hash INTO known FROM idempotency_record WHERE actor_id = p_user AND command = 'confirmPayment' AND key = p_key;
    IF known <> p_hash THEN
      PERFORM refuse('IDEMPOTENCY_KEY_REUSED');
    END IF;
    RETURN 'REPEATED';
  END IF;
  SELECT * INTO quoted FROM payment WHERE id = p_payment AND user_id = p_user FOR UPDATE;
  IF NOT FOUND THEN
    PERFORM refuse('NOT_FOUND');
  ELSIF quoted.state <> 'CREATED' THEN
    PERFORM refuse(CASE WHEN quoted.state = 'CLOSED' THEN 'PAYMENT_EXPIRED' ELSE 'PAYMENT_CLOSED' END);
  ELSIF quoted.expires_at <= p_now THEN
    PERFORM refuse('PAYMENT_EXPIRED');
  END IF;
  UPDATE due_version SET version = version + 1, open_payment_id = p_payment
  WHERE company_code = quoted.company_code AND bill_key = quoted.bill_key AND version = quoted.due_version AND open_payment_id IS NULL;
  IF NOT FOUND THEN
    PERFORM refuse(CASE WHEN open_payment_id IS NULL THEN 'BILL_CHANGED' ELSE 'PAYMENT_IN_PROGRESS' END)
    FROM due_version WHERE company_code = quoted.company_code AND bill_key = quoted.bill_key;
    PERFORM refuse('BILL_CHANGED');
  END IF;
  -- Unbinding takes the row above first as well: it is over before this, or it finds this payment.
  IF EXISTS (SELECT 1 FROM water_account WHERE id = quoted.water_account_id AND unbound_at IS NOT NULL) THEN
    PERFORM refuse('ACCOUNT_UNBOUND');
  END IF;
  IF p_plan IS NOT NULL THEN
    PERFORM payment_apply_plan(quoted, p_plan, p_now);
    IF p_plan ? 'token' THEN
      PERFORM payment_move(p_payment, 'CREATED', 'FUNDING', 'confirmed', p_now);
      PERFORM job_add(p_plan ->> 'fundJob', 'payment.fund', p_plan ->> 'orderNo', p_now, '{}');
      RETURN 'FUNDING';
    END IF;
  ELSIF quoted.source <> 'BALANCE' THEN
    -- Another source was tried before.
    UPDATE payment SET source = 'BALANCE', instrument_id = NULL, funding_code = NULL WHERE id = p_payment;
  END IF;
  PERFORM ledger_reserve(p_payment, coalesce(p_plan ->> 'from', 'wallet:' || p_user), 'held:' || p_user, quoted.amount_fen, p_now);
  PERFORM payment_move(p_payment, 'CREATED', 'RESERVED', 'confirmed', p_now);
  PERFORM job_add(p_job, 'payment.credit', p_payment, p_now + make_interval(secs => coalesce((p_plan ->> 'arrivalSeconds')::int, 0)), '{}');
  RETURN 'RESERVED';
END $$;

-- What the resident agreed to is written down with the payment, and its limits are counted.
CREATE FUNCTION payment_apply_plan(p payment, p_plan jsonb, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  keys text[] := ARRAY(SELECT jsonb_array_elements_text(p_plan -> 'keys'));
  periods text[] := ARRAY(SELECT jsonb_array_elements_text(p_plan -> 'periods'));
  limits bigint[] := ARRAY(SELECT jsonb_array_elements_text(p_plan -> 'limits'))::bigint[];
  fee bigint := (p_plan ->> 'feeFen')::bigint;
  most bigint;
BEGIN
  -- A family card can be ended, or get another limit, at any moment; its row is taken before the limits, as by everybody who changes it.
  IF p_plan ->> 'source' = 'FAMILY_CARD' THEN
    SELECT limit_fen INTO most FROM family_card WHERE id = p_plan ->> 'instrument' AND receiver_id = p.user_id AND state = 'ACTIVE' FOR SHARE;
    IF NOT FOUND THEN
      PERFORM refuse('SOURCE_UNAVAILABLE');
    END IF;
    limits := ARRAY(SELECT CASE WHEN length(u.period) = 7 THEN least(u.fen, most) ELSE u.fen END FROM unnest(periods, limits) WITH ORDINALITY AS u(period, fen, n) ORDER BY u.n);
  END IF;
  PERFORM quota_take(keys, periods, limits, p.amount_fen + fee);
  UPDATE payment SET source = p_plan ->> 'source', instrument_id = p_plan ->> 'instrument', fee_fen = fee, quota_keys = keys, quota_periods = periods,
    arrival_seconds = (p_plan ->> 'arrivalSeconds')::int, bank_order_no = p_plan ->> 'orderNo', funding_code = NULL
  WHERE id = p.id;
  IF p_plan ? 'token' THEN
    INSERT INTO bank_order (order_no, payment_id, token, merchant_no, amount_fen, max_fee_fen, state, fee_fen, created_at)
    VALUES (p_plan ->> 'orderNo', p.id, p_plan ->> 'token', p_plan ->> 'merchantNo', p.amount_fen, fee, 'AUTHORISING', 0, p_now);
  END IF;
END $$;

-- What the bank side's answer says of a company's channel; the first payment that found it stands beside it (rule P4).
CREATE FUNCTION channel_keep(p_company text, p_channel text, p_payment text, p_now timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO channel_finding (company_code, channel, payment_id, found_at) VALUES (p_company, p_channel, p_payment, p_now)
  ON CONFLICT (company_code) DO UPDATE SET channel = excluded.channel, payment_id = excluded.payment_id, found_at = excluded.found_at
  WHERE channel_finding.channel <> excluded.channel
$$;

-- FUNDING → RESERVED: the bank side holds the money for us. What it takes as a fee may be less than what was agreed to.
CREATE FUNCTION payment_funded(p_order text, p_auth text, p_fee bigint, p_channel text, p_job text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  held bank_order;
  moved payment;
BEGIN
  UPDATE bank_order SET state = 'AUTHORISED', auth_no = p_auth, fee_fen = p_fee WHERE order_no = p_order AND state = 'AUTHORISING' RETURNING * INTO held;
  IF NOT FOUND THEN
    PERFORM refuse('CONFLICT');
  END IF;
  moved := payment_move(held.payment_id, 'FUNDING', 'RESERVED', 'authorised', p_now);
  IF p_fee <> moved.fee_fen THEN
    PERFORM quota_return(moved.quota_keys, moved.quota_periods, moved.fee_fen - p_fee);
    UPDATE payment SET fee_fen = p_fee WHERE id = moved.id;
  END IF;
  PERFORM channel_keep(moved.company_code, p_channel, moved.id, p_now);
  PERFORM job_add(p_job, 'payment.credit', moved.id, p_now + make_interval(secs => moved.arrival_seconds), '{}');
  PERFORM ledger_reserve(moved.id, 'in-flight:bank', 'held:' || moved.user_id, moved.amount_fen + p_fee, p_now);
END $$;

-- FUNDING → CREATED: the bank side holds nothing and never will; the order can be paid from another source while it is valid.
CREATE FUNCTION payment_unfunded(p_order text, p_from text, p_code text, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  tried bank_order;
  moved payment;
  free int;
BEGIN
  UPDATE bank_order SET state = 'REFUSED', ended_at = p_now WHERE order_no = p_order AND state = p_from RETURNING * INTO tried;
  IF NOT FOUND THEN
    PERFORM refuse('CONFLICT');
  END IF;
  SELECT * INTO moved FROM payment WHERE id = tried.payment_id FOR UPDATE;
  UPDATE due_version SET open_payment_id = NULL
  WHERE company_code = moved.company_code AND bill_key = moved.bill_key AND open_payment_id = moved.id RETURNING version INTO free;
  PERFORM quota_return(moved.quota_keys, moved.quota_periods, moved.amount_fen + moved.fee_fen);
  IF moved.expires_at <= p_now THEN
    PERFORM payment_move(moved.id, 'FUNDING', 'CLOSED', p_code, p_now);
  ELSE
    PERFORM payment_move(moved.id, 'FUNDING', 'CREATED', p_code, p_now);
  END IF;
  UPDATE payment SET due_version = free, funding_code = p_code, fee_fen = 0, quota_keys = NULL, quota_periods = NULL, arrival_seconds = 0, bank_order_no = NULL
  WHERE id = moved.id;
END $$;

-- As before, and of what is posted the fee goes to whoever takes it (rule P3).
CREATE FUNCTION ledger_end_hold(p_hold text, p_to text, p_fee bigint, p_fee_to text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  hold ledger_hold;
BEGIN
  UPDATE ledger_hold SET state = 'POSTED', ended_at = p_at WHERE id = p_hold AND state = 'HELD' RETURNING * INTO hold;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'LEDGER_HOLD_ENDED' USING ERRCODE = 'SD001';
  END IF;
  PERFORM ledger_post('post:' || p_hold, 'POST', p_hold, p_at, ARRAY[hold.held_account_id, p_to, p_fee_to], ARRAY[-hold.amount_fen, hold.amount_fen - p_fee, p_fee]);
END $$;

DROP FUNCTION payment_succeed(text, text, text, text, timestamptz, text[]);
DROP FUNCTION payment_fail(text, text, text, text, text, timestamptz);

-- → SUCCEEDED: only when the company has said so. p_settle: the job that takes the money from the bank side, where it is there.
CREATE FUNCTION payment_succeed(p_payment text, p_from text, p_receipt text, p_job text, p_settle text, p_now timestamptz, p_wire text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  moved := payment_move(p_payment, p_from, 'SUCCEEDED', 'credited', p_now, p_receipt);
  PERFORM payment_end(moved, 'payment.succeeded', p_job, p_settle, p_now);
  INSERT INTO wire_message (id, subject_id, party, operation, outcome, request, response, at)
  VALUES (p_wire[1], p_payment, p_wire[2], p_wire[3], p_wire[4], p_wire[5], p_wire[6], p_now) ON CONFLICT DO NOTHING;
  UPDATE water_account SET last_paid_at = p_now WHERE id = moved.water_account_id;
  IF moved.fee_fen > 0 THEN
    PERFORM ledger_end_hold(p_payment, 'payable:' || moved.company_code, moved.fee_fen, 'fees:acquirer', p_now);
  ELSE
    PERFORM ledger_end_hold(p_payment, 'POSTED', 'payable:' || moved.company_code, p_now);
  END IF;
END $$;

-- → FAILED: the company refused, or has undone the order; the money goes back with its fee to where it came from.
CREATE FUNCTION payment_fail(p_payment text, p_from text, p_code text, p_prompt text, p_job text, p_settle text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  moved := payment_move(p_payment, p_from, 'FAILED', p_code, p_now);
  PERFORM payment_end(moved, 'payment.failed', p_job, p_settle, p_now);
  PERFORM quota_return(moved.quota_keys, moved.quota_periods, moved.amount_fen + moved.fee_fen);
  UPDATE payment SET failure_code = p_code, failure_prompt = p_prompt WHERE id = p_payment;
  PERFORM ledger_end_hold(p_payment, 'VOIDED', NULL, p_now);
END $$;

DROP FUNCTION payment_end(payment, text, text, timestamptz);

-- The 户号 is free for the next payment, and whoever wants to know hears of the end of this one. Comes before the account and
-- the ledger: due_version is locked first by everybody (payment_reserve, the refresh of bills), the busy balances last.
CREATE FUNCTION payment_end(p payment, p_topic text, p_job text, p_settle text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE due_version SET open_payment_id = NULL WHERE company_code = p.company_code AND bill_key = p.bill_key AND open_payment_id = p.id;
  PERFORM job_add(p_job, 'outbox.deliver', p_topic || ':' || p.id, p_now, jsonb_build_object('topic', p_topic, 'subjectId', p.id,
    'userId', p.user_id, 'waterAccountId', p.water_account_id, 'amountFen', p.amount_fen::text));
  IF p.bank_order_no IS NOT NULL THEN
    PERFORM job_add(p_settle, 'bank.settle', p.bank_order_no, p_now, '{}');
  END IF;
END $$;

-- The bank side has done with an order what its payment's end asks for. Captured: the amount is at the custodian bank, the fee with the
-- acquirer. Released: the card has its money back, and our books had it back when the payment failed.
CREATE FUNCTION bank_order_end(p_order text, p_state text, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  ended bank_order;
BEGIN
  UPDATE bank_order SET state = p_state, ended_at = p_now WHERE order_no = p_order AND state = 'AUTHORISED' RETURNING * INTO ended;
  IF NOT FOUND THEN
    PERFORM refuse('CONFLICT');
  END IF;
  IF p_state = 'CAPTURED' THEN
    PERFORM ledger_post('capture:' || p_order, 'CAPTURE', ended.payment_id, p_now, ARRAY['in-flight:bank', 'custodian'] || CASE WHEN ended.fee_fen > 0 THEN ARRAY['fees:acquirer'] ELSE '{}' END,
      ARRAY[ended.amount_fen + ended.fee_fen, -ended.amount_fen] || CASE WHEN ended.fee_fen > 0 THEN ARRAY[-ended.fee_fen] ELSE '{}' END);
  END IF;
END $$;
