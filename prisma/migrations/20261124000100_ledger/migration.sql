-- Double entry (rule S4). Amounts: credit positive, debit negative, fen. Errors are raised with SQLSTATE SD001
-- and an ErrorCode or an invariant's name as message, so that everything in the transaction rolls back.

ALTER TABLE "ledger_balance" ADD CONSTRAINT "ledger_balance_floor" CHECK ("floor_fen" IS NULL OR "balance_fen" >= "floor_fen");
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_amount" CHECK ("amount_fen" > 0);
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_state" CHECK ("state" IN ('HELD', 'POSTED', 'VOIDED'));
ALTER TABLE "posting" ADD CONSTRAINT "posting_amount" CHECK ("amount_fen" <> 0);
-- Balances change on every payment: room on the page keeps their updates off the index.
ALTER TABLE "ledger_balance" SET (fillfactor = 50);
ALTER TABLE "ledger_hold" SET (fillfactor = 60);

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'LEDGER_APPEND_ONLY' USING ERRCODE = 'SD001';
END $$;

CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "posting"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

-- The postings of a journal come in one statement and sum to zero.
CREATE FUNCTION ledger_check_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added GROUP BY journal_id HAVING sum(amount_fen) <> 0) THEN
    RAISE EXCEPTION 'LEDGER_UNBALANCED' USING ERRCODE = 'SD001';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER posting_sums_to_zero AFTER INSERT ON "posting"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_check_sum();

-- Creates the row before anybody locks it; a second call changes nothing.
CREATE FUNCTION ledger_open(p_account text, p_side text, p_stripes int, p_floor bigint, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_account (id, side, stripes, created_at) VALUES (p_account, p_side, p_stripes, p_at) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    INSERT INTO ledger_balance (account_id, stripe, balance_fen, floor_fen)
    SELECT p_account, n, 0, p_floor FROM generate_series(0, p_stripes - 1) AS n;
  END IF;
END $$;

-- Stripe of an account that a journal touches: a hash, so that a replay takes the same one; null when there is no such account.
CREATE FUNCTION ledger_stripe(p_journal text, p_account text) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN stripes = 1 THEN 0 ELSE (('x' || substr(md5(p_journal), 1, 7))::bit(28)::int) % stripes END
  FROM ledger_account WHERE id = p_account
$$;

-- Writes one journal, one posting an account. Balances are locked in order of account, so that two journals never wait for
-- each other in a circle.
CREATE FUNCTION ledger_post(p_journal text, p_kind text, p_subject text, p_at timestamptz, p_accounts text[], p_amounts bigint[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry record;
  slot int;
  accounts text[];
  amounts bigint[];
  slots int[];
BEGIN
  INSERT INTO journal (id, kind, subject_id, occurred_at) VALUES (p_journal, p_kind, p_subject, p_at);
  FOR entry IN
    SELECT account, sum(amount)::bigint AS amount FROM unnest(p_accounts, p_amounts) AS u(account, amount) GROUP BY account ORDER BY account
  LOOP
    slot := ledger_stripe(p_journal, entry.account);
    UPDATE ledger_balance SET balance_fen = balance_fen + entry.amount
    WHERE account_id = entry.account AND stripe = slot AND (floor_fen IS NULL OR balance_fen + entry.amount >= floor_fen);
    IF NOT FOUND THEN
      RAISE EXCEPTION '%', CASE WHEN slot IS NULL THEN 'LEDGER_NO_ACCOUNT' ELSE 'INSUFFICIENT_BALANCE' END USING ERRCODE = 'SD001';
    END IF;
    accounts := accounts || entry.account;
    amounts := amounts || entry.amount;
    slots := slots || slot;
  END LOOP;
  INSERT INTO posting (journal_id, line, account_id, stripe, amount_fen, occurred_at)
  SELECT p_journal, u.line, u.account, u.slot, u.amount, p_at FROM unnest(accounts, slots, amounts) WITH ORDINALITY AS u(account, slot, amount, line);
END $$;

CREATE FUNCTION ledger_reserve(p_hold text, p_from text, p_held text, p_amount bigint, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_hold (id, from_account_id, held_account_id, amount_fen, state, created_at)
  VALUES (p_hold, p_from, p_held, p_amount, 'HELD', p_at);
  PERFORM ledger_post('reserve:' || p_hold, 'RESERVE', p_hold, p_at, ARRAY[p_from, p_held], ARRAY[-p_amount, p_amount]);
END $$;

-- Ends a hold once. POSTED gives the money to p_to, VOIDED back to where it came from.
CREATE FUNCTION ledger_end_hold(p_hold text, p_state text, p_to text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  hold ledger_hold;
BEGIN
  UPDATE ledger_hold SET state = p_state, ended_at = p_at WHERE id = p_hold AND state = 'HELD' RETURNING * INTO hold;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'LEDGER_HOLD_ENDED' USING ERRCODE = 'SD001';
  END IF;
  IF p_state = 'POSTED' THEN
    PERFORM ledger_post('post:' || p_hold, 'POST', p_hold, p_at, ARRAY[hold.held_account_id, p_to], ARRAY[-hold.amount_fen, hold.amount_fen]);
  ELSE
    PERFORM ledger_post('void:' || p_hold, 'VOID', p_hold, p_at, ARRAY[hold.held_account_id, hold.from_account_id], ARRAY[-hold.amount_fen, hold.amount_fen]);
  END IF;
END $$;
