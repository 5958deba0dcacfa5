-- CreateTable
CREATE TABLE "sim_bank"."cancelled_transfer" (
    "no" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cancelled_transfer_pkey" PRIMARY KEY ("no")
);

CREATE OR REPLACE FUNCTION sim_bank.move_money(p_no text, p_kind text, p_party text, p_party_ref text, p_amount bigint, p_memo text, p_now timestamptz, p_today date)
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
    WHEN EXISTS (SELECT 1 FROM sim_bank.cancelled_transfer x WHERE x.no = p_no) THEN 'TRANSFER_CLOSED'
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

-- Whoever moves money holds the account's row too: either the number is moved, or it never is.
CREATE FUNCTION sim_bank.cancel_transfer(p_no text, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM sim_bank.custodian_account WHERE id = 1 FOR UPDATE;
  IF EXISTS (SELECT 1 FROM sim_bank.transfer WHERE no = p_no) THEN
    RETURN 'TRANSFER_DONE';
  END IF;
  INSERT INTO sim_bank.cancelled_transfer (no, at) VALUES (p_no, p_now) ON CONFLICT DO NOTHING;
  RETURN 'DONE';
END $$;
