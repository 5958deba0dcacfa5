-- The hot path of a payment: one SQL function a step, so that a step is one round trip and one commit.
-- States and their meaning: lib/payments/state-machine.ts. A refusal is SQLSTATE SD001 with an ErrorCode as message.

ALTER TABLE "payment" ADD CONSTRAINT "payment_amount" CHECK ("amount_fen" > 0 AND "arrears_fen" >= 0 AND "arrears_fen" <= "amount_fen");
ALTER TABLE "payment" SET (fillfactor = 70);
ALTER TABLE "scheduled_job" SET (fillfactor = 70);
ALTER TABLE "water_account" SET (fillfactor = 70);
-- A raw message stands in its row as it came; packing it would cost more than the room it saves.
ALTER TABLE "wire_message" SET (toast_tuple_target = 8160);
ALTER TABLE "due_version" SET (fillfactor = 50);
-- Due jobs by time; done ones stay out of the way.
CREATE INDEX "scheduled_job_pending" ON "scheduled_job" ("due_at", "id") WHERE "state" = 'PENDING';
-- A 户号 is bound at most once by one person.
CREATE UNIQUE INDEX "water_account_bound_once" ON "water_account" ("user_id", "company_code", "bill_key") WHERE "unbound_at" IS NULL;

CREATE FUNCTION refuse(p_code text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', p_code USING ERRCODE = 'SD001';
END $$;

-- Workers are woken after the commit, by the client: NOTIFY inside would make all commits wait for one lock.
CREATE FUNCTION job_add(p_id text, p_kind text, p_key text, p_due timestamptz, p_payload jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO scheduled_job (id, kind, key, due_at, payload, state, attempts)
  VALUES (p_id, p_kind, p_key, p_due, p_payload, 'PENDING', 0) ON CONFLICT DO NOTHING;
END $$;

-- Compare-and-set of a payment's state with its trace. No index holds the state, so that its many changes stay on the row's page.
CREATE FUNCTION payment_move(p_payment text, p_from text, p_to text, p_reason text, p_at timestamptz, p_receipt text DEFAULT NULL) RETURNS payment
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  UPDATE payment SET state = p_to, steps = steps + 1, sends = sends + (p_to = 'CREDITING')::int,
    channel_bill_no = coalesce(p_receipt, channel_bill_no),
    reserved_at = CASE WHEN p_from = 'CREATED' AND p_to = 'RESERVED' THEN p_at ELSE reserved_at END,
    ended_at = CASE WHEN p_to IN ('SUCCEEDED', 'FAILED', 'CLOSED') THEN p_at END
  WHERE id = p_payment AND state = p_from RETURNING * INTO moved;
  IF NOT FOUND THEN
    PERFORM refuse('CONFLICT');
  END IF;
  INSERT INTO payment_transition (payment_id, seq, "from", "to", reason, at)
  VALUES (p_payment, moved.steps, p_from, p_to, p_reason, p_at);
  RETURN moved;
END $$;

-- CREATED → RESERVED: idempotency record, quote check, hold and job in one transaction.
CREATE FUNCTION payment_reserve(p_payment text, p_user text, p_key text, p_hash text, p_job text, p_now timestamptz) RETURNS text
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
  PERFORM ledger_reserve(p_payment, 'wallet:' || p_user, 'held:' || p_user, quoted.amount_fen, p_now);
  PERFORM payment_move(p_payment, 'CREATED', 'RESERVED', 'confirmed', p_now);
  PERFORM job_add(p_job, 'payment.credit', p_payment, p_now, '{}');
  RETURN 'RESERVED';
END $$;

-- Takes a payment up: a reserved one is CREDITING from here on, since a charge may be sent; any other comes as it is.
CREATE FUNCTION payment_take(p_payment text, p_now timestamptz, OUT taken payment, OUT fresh boolean) LANGUAGE plpgsql AS $$
BEGIN
  -- This commit moves no money and does not wait for the disk: should the machine lose it, the charge is sent again under
  -- the same 缴费流水, which a company credits once (decision 0005).
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT * INTO taken FROM payment WHERE id = p_payment;
  fresh := taken.state = 'RESERVED';
  IF fresh THEN
    taken := payment_move(p_payment, 'RESERVED', 'CREDITING', 'sent', p_now);
  END IF;
END $$;

-- The 户号 is free for the next payment.
CREATE FUNCTION payment_close_due(p payment) RETURNS void LANGUAGE sql AS $$
  UPDATE due_version SET open_payment_id = NULL WHERE company_code = p.company_code AND bill_key = p.bill_key AND open_payment_id = p.id
$$;

-- → SUCCEEDED: only when the company has said so.
CREATE FUNCTION payment_succeed(p_payment text, p_from text, p_receipt text, p_event text, p_job text, p_now timestamptz, p_wire text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  moved := payment_move(p_payment, p_from, 'SUCCEEDED', 'credited', p_now, p_receipt);
  INSERT INTO wire_message (id, subject_id, party, operation, outcome, request, response, at)
  VALUES (p_wire[1], p_payment, p_wire[2], p_wire[3], p_wire[4], p_wire[5], p_wire[6], p_now) ON CONFLICT DO NOTHING;
  UPDATE water_account SET last_paid_at = p_now WHERE id = moved.water_account_id;
  PERFORM payment_close_due(moved);
  PERFORM ledger_end_hold(p_payment, 'POSTED', 'payable:' || moved.company_code, p_now);
  PERFORM payment_event(moved, 'payment.succeeded', p_event, p_job, p_now);
END $$;

-- → FAILED: the company refused, or has undone the order; the money goes back.
CREATE FUNCTION payment_fail(p_payment text, p_from text, p_code text, p_prompt text, p_event text, p_job text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  moved := payment_move(p_payment, p_from, 'FAILED', p_code, p_now);
  UPDATE payment SET failure_code = p_code, failure_prompt = p_prompt WHERE id = p_payment;
  PERFORM payment_close_due(moved);
  PERFORM ledger_end_hold(p_payment, 'VOIDED', NULL, p_now);
  PERFORM payment_event(moved, 'payment.failed', p_event, p_job, p_now);
END $$;

CREATE FUNCTION payment_event(p payment, p_topic text, p_event text, p_job text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox_event (id, topic, subject_id, payload, occurred_at)
  VALUES (p_event, p_topic, p.id, jsonb_build_object('userId', p.user_id, 'waterAccountId', p.water_account_id, 'amountFen', p.amount_fen::text), p_now)
  ON CONFLICT DO NOTHING;
  PERFORM job_add(p_job, 'outbox.deliver', p_event, p_now, '{}');
END $$;
