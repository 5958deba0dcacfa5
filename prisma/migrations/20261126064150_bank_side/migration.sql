-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sim_bank";

-- AlterTable
ALTER TABLE "company" ADD COLUMN     "acquirer_merchant_no" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "bank_link" (
    "mchid" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "endpoint" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,
    "bank_serial" TEXT NOT NULL,
    "bank_public_key" TEXT NOT NULL,

    CONSTRAINT "bank_link_pkey" PRIMARY KEY ("mchid")
);

-- CreateTable
CREATE TABLE "sim_bank"."issuer" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sms_sign" TEXT NOT NULL,
    "debit_payment_fen" BIGINT NOT NULL,
    "debit_day_fen" BIGINT NOT NULL,
    "credit_payment_fen" BIGINT NOT NULL,
    "credit_day_fen" BIGINT NOT NULL,

    CONSTRAINT "issuer_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "sim_bank"."card" (
    "id" TEXT NOT NULL,
    "issuer_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "pan" TEXT,
    "user_ref" TEXT,
    "holder_name" TEXT NOT NULL,
    "id_last4" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "balance_fen" BIGINT NOT NULL,
    "limit_fen" BIGINT NOT NULL,
    "held_fen" BIGINT NOT NULL,
    "spent_on" DATE NOT NULL,
    "spent_fen" BIGINT NOT NULL,
    "is_frozen" BOOLEAN NOT NULL,
    "expires_on" DATE NOT NULL,
    "behaviour" TEXT NOT NULL,
    "sign_ups" INTEGER NOT NULL,
    "mismatches" INTEGER NOT NULL DEFAULT 0,
    "mismatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sim_bank"."card_token" (
    "token" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_token_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "sim_bank"."sign_up" (
    "sign_up_no" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL,
    "failed_at" TIMESTAMPTZ(3),
    "token" TEXT,

    CONSTRAINT "sign_up_pkey" PRIMARY KEY ("sign_up_no")
);

-- CreateTable
CREATE TABLE "sim_bank"."lender_refusal" (
    "user_ref" TEXT NOT NULL,

    CONSTRAINT "lender_refusal_pkey" PRIMARY KEY ("user_ref")
);

-- CreateTable
CREATE TABLE "sim_bank"."merchant" (
    "merchant_no" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "credit_fee_ppm" INTEGER NOT NULL,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("merchant_no")
);

-- CreateTable
CREATE TABLE "sim_bank"."authorisation" (
    "order_no" TEXT NOT NULL,
    "card_id" TEXT,
    "token" TEXT NOT NULL,
    "merchant_no" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "max_fee_fen" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "auth_no" TEXT NOT NULL,
    "captured_fen" BIGINT NOT NULL,
    "captured_fee_fen" BIGINT NOT NULL,
    "released_fen" BIGINT NOT NULL,
    "spent_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "authorisation_pkey" PRIMARY KEY ("order_no")
);

-- CreateTable
CREATE TABLE "sim_bank"."capture" (
    "capture_no" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "refunded_fen" BIGINT NOT NULL,
    "refunded_fee_fen" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "capture_pkey" PRIMARY KEY ("capture_no")
);

-- CreateTable
CREATE TABLE "sim_bank"."release" (
    "release_no" TEXT NOT NULL,
    "order_no" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("release_no")
);

-- CreateTable
CREATE TABLE "sim_bank"."refund" (
    "refund_no" TEXT NOT NULL,
    "capture_no" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "arrives_at" TIMESTAMPTZ(3) NOT NULL,
    "is_booked" BOOLEAN NOT NULL,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("refund_no")
);

-- CreateTable
CREATE TABLE "sim_bank"."transfer" (
    "no" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "party_ref" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "memo" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "sim_bank"."custodian_account" (
    "id" INTEGER NOT NULL,
    "balance_fen" BIGINT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE NOT NULL,

    CONSTRAINT "custodian_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sim_bank"."custodian_entry" (
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "balance_fen" BIGINT NOT NULL,
    "value_date" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custodian_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "sim_bank"."link" (
    "mchid" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,
    "platform_serial" TEXT NOT NULL,
    "platform_public_key" TEXT NOT NULL,

    CONSTRAINT "link_pkey" PRIMARY KEY ("mchid")
);

-- CreateTable
CREATE TABLE "sim_bank"."nonce" (
    "nonce" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nonce_pkey" PRIMARY KEY ("nonce")
);

-- CreateTable
CREATE TABLE "sim_bank"."call" (
    "card_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("card_id","operation")
);

-- CreateIndex
CREATE UNIQUE INDEX "card_pan_key" ON "sim_bank"."card"("pan");

-- CreateIndex
CREATE UNIQUE INDEX "card_user_ref_key" ON "sim_bank"."card"("user_ref");

-- CreateIndex
CREATE INDEX "card_token_card_id_idx" ON "sim_bank"."card_token"("card_id");

-- CreateIndex
CREATE INDEX "sign_up_card_id_sent_at_idx" ON "sim_bank"."sign_up"("card_id", "sent_at");

-- CreateIndex
CREATE INDEX "authorisation_card_id_idx" ON "sim_bank"."authorisation"("card_id");

-- CreateIndex
CREATE INDEX "capture_order_no_idx" ON "sim_bank"."capture"("order_no");

-- CreateIndex
CREATE INDEX "release_order_no_idx" ON "sim_bank"."release"("order_no");

-- CreateIndex
CREATE INDEX "refund_capture_no_idx" ON "sim_bank"."refund"("capture_no");

-- CreateIndex
CREATE INDEX "refund_card_id_is_booked_idx" ON "sim_bank"."refund"("card_id", "is_booked");

-- CreateIndex
CREATE INDEX "custodian_entry_value_date_seq_idx" ON "sim_bank"."custodian_entry"("value_date", "seq");

-- CreateIndex
CREATE INDEX "custodian_entry_at_seq_idx" ON "sim_bank"."custodian_entry"("at", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "custodian_entry_kind_reference_key" ON "sim_bank"."custodian_entry"("kind", "reference");

-- CreateIndex
CREATE INDEX "nonce_at_idx" ON "sim_bank"."nonce"("at");

-- Changed on every payment: room on the page keeps their updates off the indexes.
ALTER TABLE "sim_bank"."card" SET (fillfactor = 60);
ALTER TABLE "sim_bank"."authorisation" SET (fillfactor = 60);
ALTER TABLE "sim_bank"."capture" SET (fillfactor = 70);
ALTER TABLE "sim_bank"."custodian_account" SET (fillfactor = 10);

ALTER TABLE "bank_link" ADD CONSTRAINT "bank_link_endpoint" CHECK ("endpoint" ~ '^(sim:bank$|https?://)');
ALTER TABLE "sim_bank"."issuer" ADD CONSTRAINT "issuer_limits" CHECK (least("debit_payment_fen", "debit_day_fen", "credit_payment_fen", "credit_day_fen") > 0);
ALTER TABLE "sim_bank"."card" ADD CONSTRAINT "card_kind" CHECK ("kind" IN ('DEBIT', 'CREDIT', 'CREDIT_LINE') AND ("kind" = 'DEBIT') = ("limit_fen" = 0) AND "limit_fen" >= 0);
ALTER TABLE "sim_bank"."card" ADD CONSTRAINT "card_money" CHECK ("held_fen" >= 0 AND "spent_fen" >= 0 AND "balance_fen" + "limit_fen" - "held_fen" >= 0);
ALTER TABLE "sim_bank"."card" ADD CONSTRAINT "card_pan" CHECK (("pan" IS NULL) = ("kind" = 'CREDIT_LINE') AND ("user_ref" IS NOT NULL) = ("kind" = 'CREDIT_LINE') AND "pan" ~ '^\d{16,19}$');
ALTER TABLE "sim_bank"."merchant" ADD CONSTRAINT "merchant_channel" CHECK ("channel" IN ('DIRECT', 'LEGACY_UNIONPAY') AND "credit_fee_ppm" BETWEEN 0 AND 100000);
ALTER TABLE "sim_bank"."authorisation" ADD CONSTRAINT "authorisation_money" CHECK ("captured_fen" BETWEEN 0 AND "amount_fen" AND "captured_fee_fen" BETWEEN 0 AND "fee_fen"
  AND "released_fen" >= 0 AND "captured_fen" + "captured_fee_fen" + "released_fen" <= "amount_fen" + "fee_fen" AND "fee_fen" <= "max_fee_fen");
ALTER TABLE "sim_bank"."authorisation" ADD CONSTRAINT "authorisation_card" CHECK ("card_id" IS NOT NULL AND "amount_fen" > 0 OR "cancelled_at" IS NOT NULL AND "amount_fen" = 0);
ALTER TABLE "sim_bank"."authorisation" ADD CONSTRAINT "authorisation_cancelled" CHECK ("cancelled_at" IS NULL OR "captured_fen" + "captured_fee_fen" + "released_fen" = "amount_fen" + "fee_fen");
ALTER TABLE "sim_bank"."capture" ADD CONSTRAINT "capture_money" CHECK ("amount_fen" > 0 AND "fee_fen" >= 0 AND "refunded_fen" BETWEEN 0 AND "amount_fen" AND "refunded_fee_fen" BETWEEN 0 AND "fee_fen");
ALTER TABLE "sim_bank"."release" ADD CONSTRAINT "release_amount" CHECK ("amount_fen" > 0);
ALTER TABLE "sim_bank"."refund" ADD CONSTRAINT "refund_money" CHECK ("amount_fen" > 0 AND "fee_fen" >= 0 AND "arrives_at" >= "at");
ALTER TABLE "sim_bank"."transfer" ADD CONSTRAINT "transfer_kind" CHECK ("kind" IN ('TOP_UP', 'PAY_OUT', 'RECEIVE', 'REPAY') AND "party" IN ('CARD', 'COMPANY', 'LENDER', 'FUND') AND "amount_fen" > 0);
ALTER TABLE "sim_bank"."custodian_account" ADD CONSTRAINT "custodian_account_one" CHECK ("id" = 1 AND "balance_fen" >= 0);
ALTER TABLE "sim_bank"."custodian_entry" ADD CONSTRAINT "custodian_entry_amount" CHECK ("amount_fen" <> 0 AND "balance_fen" >= 0 AND "kind" IN ('OPENING', 'CAPTURE', 'REFUND', 'TOP_UP', 'PAY_OUT', 'RECEIVE', 'REPAY'));

CREATE FUNCTION sim_bank.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'SIM_BANK_APPEND_ONLY';
END $$;

CREATE TRIGGER custodian_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "sim_bank"."custodian_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION sim_bank.refuse_change();

-- Locks are taken in this order everywhere: order or capture, card, custodian account. Whoever holds the custodian account is
-- alone with every number that moves its money, so that a number is looked for once and not used twice.

-- The card, locked, with the refunds that have arrived since it was last looked at.
CREATE FUNCTION sim_bank.open_card(p_card text, p_now timestamptz) RETURNS sim_bank.card LANGUAGE plpgsql AS $$
DECLARE
  opened sim_bank.card;
  arrived bigint;
BEGIN
  SELECT * INTO opened FROM sim_bank.card WHERE id = p_card FOR UPDATE;
  WITH booked AS (
    UPDATE sim_bank.refund SET is_booked = true WHERE card_id = p_card AND NOT is_booked AND arrives_at <= p_now RETURNING amount_fen + fee_fen AS fen)
  SELECT sum(fen)::bigint INTO arrived FROM booked;
  IF arrived > 0 THEN
    UPDATE sim_bank.card SET balance_fen = balance_fen + arrived WHERE id = p_card RETURNING * INTO opened;
  END IF;
  RETURN opened;
END $$;

-- Why the issuer would not let so much be taken from the card today; null when it would.
CREATE FUNCTION sim_bank.card_refusal(c sim_bank.card, p_amount bigint, p_today date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN c.is_frozen THEN 'CARD_FROZEN'
    WHEN c.expires_on < p_today THEN 'CARD_EXPIRED'
    WHEN p_amount > CASE c.kind WHEN 'DEBIT' THEN i.debit_payment_fen ELSE i.credit_payment_fen END THEN 'OVER_LIMIT_PAYMENT'
    WHEN p_amount + CASE WHEN c.spent_on = p_today THEN c.spent_fen ELSE 0 END > CASE c.kind WHEN 'DEBIT' THEN i.debit_day_fen ELSE i.credit_day_fen END THEN 'OVER_LIMIT_DAY'
    WHEN p_amount > c.balance_fen + c.limit_fen - c.held_fen THEN CASE c.kind WHEN 'DEBIT' THEN 'INSUFFICIENT_FUNDS' ELSE 'OVER_CREDIT_LIMIT' END
  END FROM sim_bank.issuer i WHERE i.code = c.issuer_code
$$;

-- Books one movement of the custodian account, which must be locked and have the money. What comes after a statement has been
-- given out counts for the next day; entries follow one another in time, whatever the clocks of two callers say.
CREATE FUNCTION sim_bank.book(p_kind text, p_reference text, p_amount bigint, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  account sim_bank.custodian_account;
BEGIN
  UPDATE sim_bank.custodian_account SET balance_fen = balance_fen + p_amount, last_seq = last_seq + 1, last_at = greatest(last_at, p_now) WHERE id = 1
  RETURNING * INTO account;
  INSERT INTO sim_bank.custodian_entry (seq, kind, reference, amount_fen, balance_fen, value_date, at)
  VALUES (account.last_seq, p_kind, p_reference, p_amount, account.balance_fen,
    greatest((account.last_at AT TIME ZONE 'Asia/Shanghai')::date, account.closed_on + 1), account.last_at);
END $$;

-- What an order is already, for one that asks for it again: AUTHORISED, ORDER_CLOSED, NUMBER_USED by something else; null when it is new.
CREATE FUNCTION sim_bank.known_order(p_order text, p_token text, p_merchant text, p_amount bigint, p_max_fee bigint) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT CASE
    WHEN a.card_id IS NOT NULL AND (a.token, a.merchant_no, a.amount_fen, a.max_fee_fen) IS DISTINCT FROM (p_token, p_merchant, p_amount, p_max_fee) THEN 'NUMBER_USED'
    WHEN a.cancelled_at IS NOT NULL THEN 'ORDER_CLOSED'
    ELSE 'AUTHORISED' END
  FROM sim_bank.authorisation a WHERE a.order_no = p_order
$$;

-- Sets money aside on a card, once for each order. Outcomes: AUTHORISED, ORDER_CLOSED, NUMBER_USED, TOKEN_UNKNOWN,
-- MERCHANT_UNKNOWN, FEE_NOT_AGREED (nothing is set aside), or why the issuer refuses.
CREATE FUNCTION sim_bank.authorise(p_order text, p_token text, p_merchant text, p_amount bigint, p_max_fee bigint, p_auth_no text, p_now timestamptz, p_today date)
RETURNS TABLE (outcome text, fee_fen bigint, channel text) LANGUAGE plpgsql AS $$
DECLARE
  c sim_bank.card;
  m sim_bank.merchant;
BEGIN
  SELECT * INTO c FROM sim_bank.open_card((SELECT t.card_id FROM sim_bank.card_token t WHERE t.token = p_token AND t.revoked_at IS NULL), p_now);
  outcome := sim_bank.known_order(p_order, p_token, p_merchant, p_amount, p_max_fee);
  IF outcome IS NULL THEN
    SELECT * INTO m FROM sim_bank.merchant WHERE merchant_no = p_merchant;
    channel := m.channel;
    fee_fen := CASE WHEN m.channel = 'LEGACY_UNIONPAY' AND c.kind <> 'DEBIT' THEN (p_amount * m.credit_fee_ppm + 500000) / 1000000 ELSE 0 END;
    outcome := CASE
      WHEN c.id IS NULL THEN 'TOKEN_UNKNOWN'
      WHEN m.merchant_no IS NULL THEN 'MERCHANT_UNKNOWN'
      WHEN fee_fen > p_max_fee THEN 'FEE_NOT_AGREED'
      ELSE sim_bank.card_refusal(c, p_amount + fee_fen, p_today) END;
  END IF;
  IF outcome IS NULL THEN
    INSERT INTO sim_bank.authorisation (order_no, card_id, token, merchant_no, amount_fen, fee_fen, max_fee_fen, channel, auth_no, captured_fen, captured_fee_fen, released_fen, spent_on, at)
    VALUES (p_order, c.id, p_token, p_merchant, p_amount, fee_fen, p_max_fee, m.channel, p_auth_no, 0, 0, 0, p_today, p_now) ON CONFLICT DO NOTHING;
    IF FOUND THEN
      outcome := 'AUTHORISED';
      UPDATE sim_bank.card k SET held_fen = k.held_fen + p_amount + authorise.fee_fen, spent_on = p_today,
        spent_fen = CASE WHEN k.spent_on = p_today THEN k.spent_fen ELSE 0 END + p_amount + authorise.fee_fen WHERE k.id = c.id;
    ELSE
      -- Another one with this number, or its cancellation, was faster.
      outcome := sim_bank.known_order(p_order, p_token, p_merchant, p_amount, p_max_fee);
    END IF;
  END IF;
  IF outcome = 'AUTHORISED' THEN
    SELECT a.fee_fen, a.channel INTO authorise.fee_fen, authorise.channel FROM sim_bank.authorisation a WHERE a.order_no = p_order;
  END IF;
  RETURN NEXT;
END $$;

-- Gives back so much of what an order, which is locked, still holds.
CREATE FUNCTION sim_bank.let_go(a sim_bank.authorisation, p_release text, p_amount bigint, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sim_bank.release (release_no, order_no, amount_fen, at) VALUES (p_release, a.order_no, p_amount, p_now);
  UPDATE sim_bank.authorisation SET released_fen = released_fen + p_amount WHERE order_no = a.order_no;
  UPDATE sim_bank.card SET held_fen = held_fen - p_amount, spent_fen = CASE WHEN spent_on = a.spent_on THEN spent_fen - p_amount ELSE spent_fen END WHERE id = a.card_id;
END $$;

-- Takes what an order holds, for the custodian account; the fee stays with the acquirer. Outcomes: DONE, ORDER_UNKNOWN, OVER_AUTHORISED, NUMBER_USED.
CREATE FUNCTION sim_bank.capture_order(p_order text, p_capture text, p_amount bigint, p_fee bigint, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  a sim_bank.authorisation;
  known sim_bank.capture;
BEGIN
  SELECT * INTO a FROM sim_bank.authorisation WHERE order_no = p_order FOR UPDATE;
  IF a.card_id IS NULL THEN
    RETURN 'ORDER_UNKNOWN';
  END IF;
  PERFORM sim_bank.open_card(a.card_id, p_now);
  PERFORM 1 FROM sim_bank.custodian_account WHERE id = 1 FOR UPDATE;
  SELECT * INTO known FROM sim_bank.capture WHERE capture_no = p_capture;
  IF FOUND THEN
    RETURN CASE WHEN (known.order_no, known.amount_fen, known.fee_fen) = (p_order, p_amount, p_fee) THEN 'DONE' ELSE 'NUMBER_USED' END;
  ELSIF a.captured_fen + p_amount > a.amount_fen OR a.captured_fee_fen + p_fee > a.fee_fen
    OR a.captured_fen + a.captured_fee_fen + a.released_fen + p_amount + p_fee > a.amount_fen + a.fee_fen THEN
    RETURN 'OVER_AUTHORISED';
  END IF;
  INSERT INTO sim_bank.capture (capture_no, order_no, amount_fen, fee_fen, refunded_fen, refunded_fee_fen, at) VALUES (p_capture, p_order, p_amount, p_fee, 0, 0, p_now);
  UPDATE sim_bank.authorisation SET captured_fen = captured_fen + p_amount, captured_fee_fen = captured_fee_fen + p_fee WHERE order_no = p_order;
  UPDATE sim_bank.card SET held_fen = held_fen - p_amount - p_fee, balance_fen = balance_fen - p_amount - p_fee WHERE id = a.card_id;
  PERFORM sim_bank.book('CAPTURE', p_capture, p_amount, p_now);
  RETURN 'DONE';
END $$;

-- Outcomes: DONE, ORDER_UNKNOWN, OVER_AUTHORISED, NUMBER_USED.
CREATE FUNCTION sim_bank.release_order(p_order text, p_release text, p_amount bigint, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  a sim_bank.authorisation;
  known sim_bank.release;
BEGIN
  SELECT * INTO a FROM sim_bank.authorisation WHERE order_no = p_order FOR UPDATE;
  IF a.card_id IS NULL THEN
    RETURN 'ORDER_UNKNOWN';
  END IF;
  PERFORM sim_bank.open_card(a.card_id, p_now);
  SELECT * INTO known FROM sim_bank.release WHERE release_no = p_release;
  IF FOUND THEN
    RETURN CASE WHEN (known.order_no, known.amount_fen) = (p_order, p_amount) THEN 'DONE' ELSE 'NUMBER_USED' END;
  ELSIF a.captured_fen + a.captured_fee_fen + a.released_fen + p_amount > a.amount_fen + a.fee_fen THEN
    RETURN 'OVER_AUTHORISED';
  END IF;
  PERFORM sim_bank.let_go(a, p_release, p_amount, p_now);
  RETURN 'DONE';
EXCEPTION WHEN unique_violation THEN
  -- The number went to another order at the same moment.
  RETURN 'NUMBER_USED';
END $$;

-- Ends an order for ever: what it still holds goes back, and one that has not arrived leaves a mark. A second time changes nothing.
CREATE FUNCTION sim_bank.cancel_order(p_order text, p_now timestamptz, p_today date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  a sim_bank.authorisation;
  rest bigint;
BEGIN
  INSERT INTO sim_bank.authorisation (order_no, token, merchant_no, amount_fen, fee_fen, max_fee_fen, channel, auth_no, captured_fen, captured_fee_fen, released_fen, spent_on, at, cancelled_at)
  VALUES (p_order, '', '', 0, 0, 0, '', '', 0, 0, 0, p_today, p_now, p_now) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    RETURN;
  END IF;
  SELECT * INTO a FROM sim_bank.authorisation WHERE order_no = p_order FOR UPDATE;
  IF a.cancelled_at IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM sim_bank.open_card(a.card_id, p_now);
  rest := a.amount_fen + a.fee_fen - a.captured_fen - a.captured_fee_fen - a.released_fen;
  IF rest > 0 THEN
    PERFORM sim_bank.let_go(a, 'cancel/' || p_order, rest, p_now);
  END IF;
  UPDATE sim_bank.authorisation SET cancelled_at = p_now WHERE order_no = p_order;
END $$;

-- Gives captured money back to its card: on credit at once, on a debit card when it arrives. Outcomes: DONE, CAPTURE_UNKNOWN,
-- OVER_CAPTURED, CUSTODIAN_NOT_ENOUGH, NUMBER_USED.
CREATE FUNCTION sim_bank.refund_capture(p_refund text, p_capture text, p_amount bigint, p_fee bigint, p_now timestamptz, p_debit_at timestamptz)
RETURNS TABLE (outcome text, arrives_at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  taken sim_bank.capture;
  c sim_bank.card;
  known sim_bank.refund;
BEGIN
  SELECT * INTO taken FROM sim_bank.capture k WHERE k.capture_no = p_capture FOR UPDATE;
  IF NOT FOUND THEN
    outcome := 'CAPTURE_UNKNOWN';
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT * INTO c FROM sim_bank.open_card((SELECT a.card_id FROM sim_bank.authorisation a WHERE a.order_no = taken.order_no), p_now);
  PERFORM 1 FROM sim_bank.custodian_account WHERE id = 1 FOR UPDATE;
  SELECT * INTO known FROM sim_bank.refund r WHERE r.refund_no = p_refund;
  outcome := CASE
    WHEN known.refund_no IS NOT NULL THEN CASE WHEN (known.capture_no, known.amount_fen, known.fee_fen) = (p_capture, p_amount, p_fee) THEN 'DONE' ELSE 'NUMBER_USED' END
    WHEN taken.refunded_fen + p_amount > taken.amount_fen OR taken.refunded_fee_fen + p_fee > taken.fee_fen THEN 'OVER_CAPTURED'
    WHEN (SELECT balance_fen FROM sim_bank.custodian_account WHERE id = 1) < p_amount THEN 'CUSTODIAN_NOT_ENOUGH' END;
  arrives_at := coalesce(known.arrives_at, CASE c.kind WHEN 'DEBIT' THEN p_debit_at ELSE p_now END);
  IF outcome IS NULL THEN
    outcome := 'DONE';
    INSERT INTO sim_bank.refund (refund_no, capture_no, card_id, amount_fen, fee_fen, at, arrives_at, is_booked) VALUES (p_refund, p_capture, c.id, p_amount, p_fee, p_now, refund_capture.arrives_at, false);
    UPDATE sim_bank.capture SET refunded_fen = refunded_fen + p_amount, refunded_fee_fen = refunded_fee_fen + p_fee WHERE capture_no = p_capture;
    PERFORM sim_bank.book('REFUND', p_refund, -p_amount, p_now);
    PERFORM sim_bank.open_card(c.id, p_now);
  END IF;
  RETURN NEXT;
END $$;

-- Moves money between the custodian account and somebody else, once for each number; p_amount is positive, the kind says which
-- way. Outcomes: DONE, NUMBER_USED, TOKEN_UNKNOWN, MERCHANT_UNKNOWN, NOT_A_DEBIT_CARD, NOT_A_CREDIT_LINE, OVER_REPAID,
-- CUSTODIAN_NOT_ENOUGH, or why the issuer refuses.
CREATE FUNCTION sim_bank.move_money(p_no text, p_kind text, p_party text, p_party_ref text, p_amount bigint, p_memo text, p_now timestamptz, p_today date)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  c sim_bank.card;
  known sim_bank.transfer;
  refusal text;
BEGIN
  IF p_party = 'CARD' OR p_kind = 'REPAY' THEN
    -- A debt may be paid after its token was revoked, but nothing else.
    SELECT * INTO c FROM sim_bank.open_card((SELECT t.card_id FROM sim_bank.card_token t WHERE t.token = p_party_ref AND (t.revoked_at IS NULL OR p_kind = 'REPAY')), p_now);
  END IF;
  PERFORM 1 FROM sim_bank.custodian_account WHERE id = 1 FOR UPDATE;
  SELECT * INTO known FROM sim_bank.transfer WHERE no = p_no;
  IF FOUND THEN
    RETURN CASE WHEN (known.kind, known.party, known.party_ref, known.amount_fen, known.memo) = (p_kind, p_party, p_party_ref, p_amount, p_memo) THEN 'DONE' ELSE 'NUMBER_USED' END;
  END IF;
  refusal := CASE
    WHEN (p_party = 'CARD' OR p_kind = 'REPAY') AND c.id IS NULL THEN 'TOKEN_UNKNOWN'
    WHEN p_party = 'COMPANY' AND NOT EXISTS (SELECT 1 FROM sim_bank.merchant WHERE merchant_no = p_party_ref) THEN 'MERCHANT_UNKNOWN'
    WHEN p_party = 'CARD' AND c.kind <> 'DEBIT' THEN 'NOT_A_DEBIT_CARD'
    WHEN p_kind = 'TOP_UP' THEN sim_bank.card_refusal(c, p_amount, p_today)
    WHEN p_party = 'CARD' AND c.is_frozen THEN 'CARD_FROZEN'
    WHEN p_party = 'CARD' AND c.expires_on < p_today THEN 'CARD_EXPIRED'
    WHEN p_kind = 'REPAY' AND c.kind <> 'CREDIT_LINE' THEN 'NOT_A_CREDIT_LINE'
    WHEN p_kind = 'REPAY' AND p_amount > -c.balance_fen THEN 'OVER_REPAID' END;
  IF refusal IS NULL AND p_kind IN ('PAY_OUT', 'REPAY') AND (SELECT balance_fen FROM sim_bank.custodian_account WHERE id = 1) < p_amount THEN
    refusal := 'CUSTODIAN_NOT_ENOUGH';
  END IF;
  IF refusal IS NOT NULL THEN
    RETURN refusal;
  END IF;
  INSERT INTO sim_bank.transfer (no, kind, party, party_ref, amount_fen, memo, at) VALUES (p_no, p_kind, p_party, p_party_ref, p_amount, p_memo, p_now);
  IF p_kind = 'TOP_UP' THEN
    UPDATE sim_bank.card SET balance_fen = balance_fen - p_amount, spent_on = p_today, spent_fen = CASE WHEN spent_on = p_today THEN spent_fen ELSE 0 END + p_amount WHERE id = c.id;
  ELSIF c.id IS NOT NULL THEN
    UPDATE sim_bank.card SET balance_fen = balance_fen + p_amount WHERE id = c.id;
  END IF;
  PERFORM sim_bank.book(p_kind, p_no, CASE WHEN p_kind IN ('TOP_UP', 'RECEIVE') THEN p_amount ELSE -p_amount END, p_now);
  RETURN 'DONE';
END $$;

-- No request is taken twice. Those that are too old to be taken anyway go, a few at a time.
CREATE FUNCTION sim_bank.take_nonce(p_nonce text, p_at timestamptz, p_stale timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sim_bank.nonce WHERE nonce IN (SELECT n.nonce FROM sim_bank.nonce n WHERE n.at < p_stale ORDER BY n.at LIMIT 50 FOR UPDATE SKIP LOCKED);
  INSERT INTO sim_bank.nonce (nonce, at) VALUES (p_nonce, p_at) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

-- After too many wrong tries a card gets no code and no comparison for a while.
CREATE FUNCTION sim_bank.is_code_locked(p_card text, p_max_failures int, p_since timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM sim_bank.sign_up WHERE card_id = p_card AND failures >= p_max_failures AND token IS NULL AND failed_at > p_since)
$$;

-- Begins the n-th sign-up of a card. Outcomes: SENT, CODE_LOCKED, CODE_TOO_FREQUENT (also when another one took the number).
CREATE FUNCTION sim_bank.begin_sign_up(p_card text, p_serial int, p_sign_up text, p_hash text, p_now timestamptz, p_limits jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  c sim_bank.card;
  last_sent timestamptz;
  sent_lately int;
BEGIN
  SELECT * INTO c FROM sim_bank.card WHERE id = p_card FOR UPDATE;
  IF sim_bank.is_code_locked(p_card, (p_limits ->> 'maxFailures')::int, p_now - (p_limits ->> 'lock')::interval) THEN
    RETURN 'CODE_LOCKED';
  END IF;
  SELECT max(sent_at), count(*) INTO last_sent, sent_lately FROM sim_bank.sign_up WHERE card_id = p_card AND sent_at > p_now - interval '1 hour';
  IF c.sign_ups + 1 <> p_serial OR sent_lately >= (p_limits ->> 'anHour')::int OR last_sent > p_now - (p_limits ->> 'gap')::interval THEN
    RETURN 'CODE_TOO_FREQUENT';
  END IF;
  UPDATE sim_bank.card SET sign_ups = p_serial WHERE id = p_card;
  INSERT INTO sim_bank.sign_up (sign_up_no, card_id, code_hash, sent_at, expires_at, failures) VALUES (p_sign_up, p_card, p_hash, p_now, p_now + (p_limits ->> 'expiry')::interval, 0);
  RETURN 'SENT';
END $$;

-- Counts a try as wrong before it is compared, so that many at once get no more tries. Only the card's latest code counts.
-- One that was right before is compared again, since its answer may have been lost; it stays one token.
-- Outcomes: TRY (with what to compare), SIGN_UP_UNKNOWN, CODE_LOCKED, CODE_EXPIRED.
CREATE FUNCTION sim_bank.take_try(p_sign_up text, p_now timestamptz, p_limits jsonb) RETURNS TABLE (outcome text, card_id text, code_hash text, failures int) LANGUAGE plpgsql AS $$
DECLARE
  s sim_bank.sign_up;
BEGIN
  PERFORM 1 FROM sim_bank.card WHERE id = (SELECT u.card_id FROM sim_bank.sign_up u WHERE u.sign_up_no = p_sign_up) FOR UPDATE;
  SELECT * INTO s FROM sim_bank.sign_up u WHERE u.sign_up_no = p_sign_up;
  outcome := CASE
    WHEN s.sign_up_no IS NULL THEN 'SIGN_UP_UNKNOWN'
    WHEN s.failures >= (p_limits ->> 'maxFailures')::int
      OR sim_bank.is_code_locked(s.card_id, (p_limits ->> 'maxFailures')::int, p_now - (p_limits ->> 'lock')::interval) THEN 'CODE_LOCKED'
    WHEN s.expires_at <= p_now OR EXISTS (SELECT 1 FROM sim_bank.sign_up u WHERE u.card_id = s.card_id AND u.sent_at > s.sent_at) THEN 'CODE_EXPIRED'
    ELSE 'TRY' END;
  IF outcome = 'TRY' THEN
    UPDATE sim_bank.sign_up u SET failures = u.failures + 1, failed_at = p_now WHERE u.sign_up_no = p_sign_up;
  END IF;
  RETURN QUERY SELECT outcome, s.card_id, s.code_hash, s.failures + 1;
END $$;
