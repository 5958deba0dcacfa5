-- Payments that take the same step at the same moment take it in one round trip and one commit (decision 0017). Arrays go side by side:
-- the n-th of each belongs to the n-th payment. A refusal refuses them all, and each then goes on its own.

DROP FUNCTION payment_take(text, timestamptz);
DROP FUNCTION payment_succeed(text, text, text, text, text, timestamptz, text[]);
DROP FUNCTION payment_end(payment, text, text, text, timestamptz);
DROP FUNCTION ledger_stripe(text, text);

-- Stripe of an account that a journal touches: a hash, so that a replay takes the same one.
CREATE FUNCTION ledger_stripe(p_journal text, p_stripes int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_stripes = 1 THEN 0 ELSE (('x' || substr(md5(p_journal), 1, 7))::bit(28)::int) % p_stripes END
$$;

-- Writes journals of one kind. p_of: which journal a line belongs to; an account has one line in it. Balances are locked in order of
-- account, so that two journals never wait for each other in a circle.
CREATE FUNCTION ledger_post_many(p_journals text[], p_kind text, p_subjects text[], p_at timestamptz[], p_of int[], p_line int[], p_accounts text[], p_amounts bigint[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry record;
BEGIN
  INSERT INTO journal (id, kind, subject_id, occurred_at) SELECT u.id, p_kind, u.subject, u.at FROM unnest(p_journals, p_subjects, p_at) AS u(id, subject, at);
  FOR entry IN
    SELECT u.account, ledger_stripe(p_journals[u.of], a.stripes) AS slot, sum(u.amount)::bigint AS amount
    FROM unnest(p_of, p_accounts, p_amounts) AS u(of, account, amount) LEFT JOIN ledger_account a ON a.id = u.account GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    UPDATE ledger_balance SET balance_fen = balance_fen + entry.amount
    WHERE account_id = entry.account AND stripe = entry.slot AND (floor_fen IS NULL OR balance_fen + entry.amount >= floor_fen);
    IF NOT FOUND THEN
      RAISE EXCEPTION '%', CASE WHEN entry.slot IS NULL THEN 'LEDGER_NO_ACCOUNT' ELSE 'INSUFFICIENT_BALANCE' END USING ERRCODE = 'SD001';
    END IF;
  END LOOP;
  INSERT INTO posting (journal_id, line, account_id, stripe, amount_fen, occurred_at)
  SELECT p_journals[u.of], u.line, u.account, ledger_stripe(p_journals[u.of], a.stripes), u.amount, p_at[u.of]
  FROM unnest(p_of, p_line, p_accounts, p_amounts) AS u(of, line, account, amount) JOIN ledger_account a ON a.id = u.account;
END $$;

-- Writes one journal, one posting an account.
CREATE OR REPLACE FUNCTION ledger_post(p_journal text, p_kind text, p_subject text, p_at timestamptz, p_accounts text[], p_amounts bigint[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_post_many(ARRAY[p_journal], p_kind, ARRAY[p_subject], ARRAY[p_at], array_agg(1), array_agg(s.line), array_agg(s.account), array_agg(s.amount))
  FROM (SELECT u.account, sum(u.amount)::bigint AS amount, (row_number() OVER (ORDER BY u.account))::int AS line FROM unnest(p_accounts, p_amounts) AS u(account, amount) GROUP BY u.account) s;
END $$;

-- Sets money aside, for each of the holds.
CREATE FUNCTION ledger_reserve_many(p_holds text[], p_from text[], p_held text[], p_amounts bigint[], p_at timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_hold (id, from_account_id, held_account_id, amount_fen, state, created_at)
  SELECT u.id, u.source, u.held, u.amount, 'HELD', u.at FROM unnest(p_holds, p_from, p_held, p_amounts, p_at) AS u(id, source, held, amount, at);
  PERFORM ledger_post_many(array_agg('reserve:' || u.id ORDER BY u.n), 'RESERVE', p_holds, p_at,
    array_agg(u.n::int) || array_agg(u.n::int), array_agg(1) || array_agg(2), array_agg(u.held) || array_agg(u.source), array_agg(u.amount) || array_agg(-u.amount))
  FROM unnest(p_holds, p_from, p_held, p_amounts) WITH ORDINALITY AS u(id, source, held, amount, n);
END $$;

CREATE OR REPLACE FUNCTION ledger_reserve(p_hold text, p_from text, p_held text, p_amount bigint, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  SELECT ledger_reserve_many(ARRAY[p_hold], ARRAY[p_from], ARRAY[p_held], ARRAY[p_amount], ARRAY[p_at])
$$;

-- Ends holds, each once. POSTED gives the money to p_to, and of it the fee to whoever takes it (rule P3); VOIDED back to where it came from.
CREATE FUNCTION ledger_end_holds(p_holds text[], p_state text, p_to text[], p_fees bigint[], p_fee_to text, p_at timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held ledger_hold[];
  kind text := CASE p_state WHEN 'POSTED' THEN 'POST' ELSE 'VOID' END;
BEGIN
  WITH ended AS (
    UPDATE ledger_hold h SET state = p_state, ended_at = u.at FROM unnest(p_holds, p_at) AS u(id, at) WHERE h.id = u.id AND h.state = 'HELD' RETURNING h
  )
  SELECT array_agg(h) INTO held FROM ended;
  IF cardinality(held) IS DISTINCT FROM cardinality(p_holds) THEN
    RAISE EXCEPTION 'LEDGER_HOLD_ENDED' USING ERRCODE = 'SD001';
  END IF;
  PERFORM ledger_post_many(ARRAY(SELECT lower(kind) || ':' || id FROM unnest(p_holds) id), kind, p_holds, p_at,
    array_agg(l.of), array_agg(l.line), array_agg(l.account), array_agg(l.amount))
  FROM (
    SELECT u.n::int AS of, v.line, v.account, v.amount
    FROM unnest(p_holds, p_to, p_fees) WITH ORDINALITY AS u(id, target, fee, n) JOIN unnest(held) h ON h.id = u.id
    CROSS JOIN LATERAL (VALUES (1, h.held_account_id, -h.amount_fen), (2, coalesce(u.target, h.from_account_id), h.amount_fen - coalesce(u.fee, 0)), (3, p_fee_to, u.fee)) AS v(line, account, amount)
    WHERE v.amount <> 0
  ) l;
END $$;

CREATE OR REPLACE FUNCTION ledger_end_hold(p_hold text, p_state text, p_to text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  SELECT ledger_end_holds(ARRAY[p_hold], p_state, ARRAY[p_to], NULL, NULL, ARRAY[p_at])
$$;

CREATE OR REPLACE FUNCTION ledger_end_hold(p_hold text, p_to text, p_fee bigint, p_fee_to text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  SELECT ledger_end_holds(ARRAY[p_hold], 'POSTED', ARRAY[p_to], ARRAY[p_fee], p_fee_to, ARRAY[p_at])
$$;

-- Compare-and-set of payments' states with their traces. Returns those that moved, in order of 户号: in that order their due_version is
-- locked by everybody. One that is in another state by now is left alone, and is for the caller to miss.
CREATE FUNCTION payments_move(p_payments text[], p_from text[], p_to text, p_reason text, p_at timestamptz[], p_receipts text[] DEFAULT NULL) RETURNS payment[]
LANGUAGE plpgsql AS $$
DECLARE
  moved payment[];
BEGIN
  WITH changed AS (
    UPDATE payment p SET state = p_to, steps = p.steps + 1, sends = p.sends + (p_to = 'CREDITING')::int,
      channel_bill_no = coalesce(u.receipt, p.channel_bill_no),
      reserved_at = CASE WHEN u.state = 'CREATED' AND p_to <> 'CLOSED' THEN u.at WHEN p_to = 'CREATED' THEN NULL ELSE p.reserved_at END,
      ended_at = CASE WHEN p_to IN ('SUCCEEDED', 'FAILED', 'CLOSED') THEN u.at END
    FROM unnest(p_payments, p_from, p_at, p_receipts) AS u(id, state, at, receipt) WHERE p.id = u.id AND p.state = u.state
    RETURNING p, u.state AS "from", u.at
  ), traced AS (
    INSERT INTO payment_transition (payment_id, seq, "from", "to", reason, at) SELECT (p).id, (p).steps, "from", p_to, p_reason, at FROM changed
  )
  SELECT array_agg(p ORDER BY (p).company_code, (p).bill_key) INTO moved FROM changed;
  RETURN coalesce(moved, '{}');
END $$;

-- One payment's step.
CREATE OR REPLACE FUNCTION payment_move(p_payment text, p_from text, p_to text, p_reason text, p_at timestamptz, p_receipt text DEFAULT NULL) RETURNS payment
LANGUAGE plpgsql AS $$
DECLARE
  moved payment[] := payments_move(ARRAY[p_payment], ARRAY[p_from], p_to, p_reason, ARRAY[p_at], ARRAY[p_receipt]);
BEGIN
  IF cardinality(moved) = 0 THEN
    PERFORM refuse('CONFLICT');
  END IF;
  RETURN moved[1];
END $$;

-- Those who go together, and those who come after them, wait for somebody's lock no longer than this; then each goes on its own.
CREATE FUNCTION wait_shortly() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('lock_timeout', '300ms', true);
END $$;

-- CREATED → RESERVED for payments from 零钱 of which nothing else is to be said. It says no without a reason: payment_reserve, which
-- knows all sources, has the reasons.
CREATE FUNCTION payments_reserve(p_payments text[], p_users text[], p_keys text[], p_hashes text[], p_jobs text[], p_now timestamptz[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment[];
  one payment;
  known int;
BEGIN
  PERFORM wait_shortly();
  INSERT INTO idempotency_record (actor_id, command, key, input_hash, result, created_at)
  SELECT u.actor, 'confirmPayment', u.key, u.hash, jsonb_build_object('paymentId', u.id), u.at
  FROM unnest(p_payments, p_users, p_keys, p_hashes, p_now) AS u(id, actor, key, hash, at) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS known = ROW_COUNT;
  moved := payments_move(p_payments, array_fill('CREATED'::text, ARRAY[cardinality(p_payments)]), 'RESERVED', 'confirmed', p_now);
  IF known <> cardinality(p_payments) OR cardinality(moved) <> cardinality(p_payments) OR EXISTS (
    SELECT 1 FROM unnest(moved) m JOIN unnest(p_payments, p_users) AS u(id, actor) ON u.id = m.id
    WHERE m.user_id <> u.actor OR m.expires_at <= m.reserved_at OR m.source <> 'BALANCE') THEN
    PERFORM refuse('CONFLICT');
  END IF;
  FOREACH one IN ARRAY moved LOOP
    UPDATE due_version SET version = version + 1, open_payment_id = one.id
    WHERE company_code = one.company_code AND bill_key = one.bill_key AND version = one.due_version AND open_payment_id IS NULL;
    IF NOT FOUND THEN
      PERFORM refuse('CONFLICT');
    END IF;
  END LOOP;
  IF EXISTS (SELECT 1 FROM unnest(moved) m JOIN water_account w ON w.id = m.water_account_id WHERE w.unbound_at IS NOT NULL) THEN
    PERFORM refuse('CONFLICT');
  END IF;
  PERFORM ledger_reserve_many(array_agg(m.id), array_agg('wallet:' || m.user_id), array_agg('held:' || m.user_id), array_agg(m.amount_fen), array_agg(m.reserved_at))
  FROM unnest(moved) m;
  INSERT INTO scheduled_job (id, kind, key, due_at, payload, state, attempts)
  SELECT u.job, 'payment.credit', u.id, u.at, '{}', 'PENDING', 0 FROM unnest(p_payments, p_jobs, p_now) AS u(id, job, at) ON CONFLICT DO NOTHING;
END $$;

-- Takes payments up: a reserved one is CREDITING from here on, since a charge may be sent; any other comes as it is.
CREATE FUNCTION payments_take(p_payments text[], p_now timestamptz[], p_together boolean) RETURNS TABLE (taken payment, fresh boolean) LANGUAGE plpgsql AS $$
DECLARE
  moved payment[];
BEGIN
  -- This commit moves no money and does not wait for the disk: should the machine lose it, the charge is sent again under
  -- the same 缴费流水, which a company credits once (decision 0005).
  PERFORM set_config('synchronous_commit', 'off', true);
  IF p_together THEN
    PERFORM wait_shortly();
  END IF;
  moved := payments_move(p_payments, array_fill('RESERVED'::text, ARRAY[cardinality(p_payments)]), 'CREDITING', 'sent', p_now);
  RETURN QUERY SELECT m, true FROM unnest(moved) m;
  IF cardinality(moved) < cardinality(p_payments) THEN
    RETURN QUERY SELECT p, false FROM payment p WHERE p.id = ANY (p_payments) AND p.id <> ALL (ARRAY(SELECT m.id FROM unnest(moved) m));
  END IF;
END $$;

-- The 户号 are free for the next payment, and whoever wants to know hears of the end of these, which p_moved lists in order of 户号.
-- Comes before the account and the ledger: due_version is locked first by everybody (payment_reserve, the refresh of bills), the busy
-- balances last. p_settle: the job that takes or gives back what the bank side holds, where it holds something.
CREATE FUNCTION payments_end(p_moved payment[], p_topic text, p_payments text[], p_jobs text[], p_settles text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one payment;
BEGIN
  FOREACH one IN ARRAY p_moved LOOP
    UPDATE due_version SET open_payment_id = NULL WHERE company_code = one.company_code AND bill_key = one.bill_key AND open_payment_id = one.id;
  END LOOP;
  INSERT INTO scheduled_job (id, kind, key, due_at, payload, state, attempts)
  SELECT j.id, j.kind, j.key, m.ended_at, j.payload, 'PENDING', 0
  FROM unnest(p_moved) m JOIN unnest(p_payments, p_jobs, p_settles) AS u(payment, job, settle) ON u.payment = m.id
  CROSS JOIN LATERAL (VALUES
    (u.job, 'outbox.deliver', p_topic || ':' || m.id, jsonb_build_object('topic', p_topic, 'subjectId', m.id,
      'userId', m.user_id, 'waterAccountId', m.water_account_id, 'amountFen', m.amount_fen::text)),
    (u.settle, 'bank.settle', m.bank_order_no, '{}')) AS j(id, kind, key, payload)
  WHERE j.key IS NOT NULL ON CONFLICT DO NOTHING;
END $$;

-- → SUCCEEDED: only when the company has said so, and with what it said.
CREATE FUNCTION payments_succeed(p_payments text[], p_from text[], p_receipts text[], p_jobs text[], p_settles text[], p_now timestamptz[],
  p_wires text[], p_parties text[], p_operations text[], p_outcomes text[], p_requests text[], p_responses text[], p_together boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  moved payment[];
BEGIN
  IF p_together THEN
    PERFORM wait_shortly();
  END IF;
  moved := payments_move(p_payments, p_from, 'SUCCEEDED', 'credited', p_now, p_receipts);
  IF cardinality(moved) < cardinality(p_payments) THEN
    PERFORM refuse('CONFLICT');
  END IF;
  PERFORM payments_end(moved, 'payment.succeeded', p_payments, p_jobs, p_settles);
  INSERT INTO wire_message (id, subject_id, party, operation, outcome, request, response, at)
  SELECT * FROM unnest(p_wires, p_payments, p_parties, p_operations, p_outcomes, p_requests, p_responses, p_now) ON CONFLICT DO NOTHING;
  UPDATE water_account a SET last_paid_at = m.ended_at FROM unnest(moved) m WHERE a.id = m.water_account_id;
  PERFORM ledger_end_holds(array_agg(m.id), 'POSTED', array_agg('payable:' || m.company_code), array_agg(m.fee_fen), 'fees:acquirer', array_agg(m.ended_at))
  FROM unnest(moved) m;
END $$;

-- → FAILED: the company refused, or has undone the order; the money goes back with its fee to where it came from.
CREATE OR REPLACE FUNCTION payment_fail(p_payment text, p_from text, p_code text, p_prompt text, p_job text, p_settle text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  moved := payment_move(p_payment, p_from, 'FAILED', p_code, p_now);
  PERFORM payments_end(ARRAY[moved], 'payment.failed', ARRAY[p_payment], ARRAY[p_job], ARRAY[p_settle]);
  PERFORM quota_return(moved.quota_keys, moved.quota_periods, moved.amount_fen + moved.fee_fen);
  UPDATE payment SET failure_code = p_code, failure_prompt = p_prompt WHERE id = p_payment;
  PERFORM ledger_end_hold(p_payment, 'VOIDED', NULL, p_now);
END $$;
