-- The hot path of a payment with fewer statements: an event is the payload of the job that delivers it (decision 0009), the
-- company writes an order once.

-- Nobody adds an event between what is read here and the end of the table.
LOCK TABLE outbox_event, scheduled_job IN ACCESS EXCLUSIVE MODE;

DROP FUNCTION payment_close_due(payment);
DROP FUNCTION payment_event(payment, text, text, text, timestamptz);
DROP FUNCTION payment_succeed(text, text, text, text, text, timestamptz, text[]);
DROP FUNCTION payment_fail(text, text, text, text, text, text, timestamptz);

UPDATE scheduled_job j SET payload = e.payload || jsonb_build_object('topic', e.topic, 'subjectId', e.subject_id)
FROM outbox_event e WHERE j.kind = 'outbox.deliver' AND j.key = e.id;
DROP TABLE outbox_event;

-- → SUCCEEDED: only when the company has said so.
CREATE FUNCTION payment_succeed(p_payment text, p_from text, p_receipt text, p_job text, p_now timestamptz, p_wire text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  moved := payment_move(p_payment, p_from, 'SUCCEEDED', 'credited', p_now, p_receipt);
  PERFORM payment_end(moved, 'payment.succeeded', p_job, p_now);
  INSERT INTO wire_message (id, subject_id, party, operation, outcome, request, response, at)
  VALUES (p_wire[1], p_payment, p_wire[2], p_wire[3], p_wire[4], p_wire[5], p_wire[6], p_now) ON CONFLICT DO NOTHING;
  UPDATE water_account SET last_paid_at = p_now WHERE id = moved.water_account_id;
  PERFORM ledger_end_hold(p_payment, 'POSTED', 'payable:' || moved.company_code, p_now);
END $$;

-- → FAILED: the company refused, or has undone the order; the money goes back.
CREATE FUNCTION payment_fail(p_payment text, p_from text, p_code text, p_prompt text, p_job text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved payment;
BEGIN
  moved := payment_move(p_payment, p_from, 'FAILED', p_code, p_now);
  PERFORM payment_end(moved, 'payment.failed', p_job, p_now);
  UPDATE payment SET failure_code = p_code, failure_prompt = p_prompt WHERE id = p_payment;
  PERFORM ledger_end_hold(p_payment, 'VOIDED', NULL, p_now);
END $$;

-- The 户号 is free for the next payment, and whoever wants to know hears of the end of this one. Comes before the account and
-- the ledger: due_version is locked first by everybody (payment_reserve, the refresh of bills), the busy balances last.
CREATE FUNCTION payment_end(p payment, p_topic text, p_job text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE due_version SET open_payment_id = NULL WHERE company_code = p.company_code AND bill_key = p.bill_key AND open_payment_id = p.id;
  PERFORM job_add(p_job, 'outbox.deliver', p_topic || ':' || p.id, p_now, jsonb_build_object('topic', p_topic, 'subjectId', p.id,
    'userId', p.user_id, 'waterAccountId', p.water_account_id, 'amountFen', p.amount_fen::text));
END $$;

-- 销账, once for each bill_no. Outcomes: CREDITED, REVERSED (undone before, never again), MISMATCH (the number of another order).
CREATE OR REPLACE FUNCTION sim_water.charge(p_company text, p_bill_key text, p_bill_no text, p_transaction text, p_amount bigint,
  p_pay_date text, p_receipt text, p_now timestamptz, p_today date)
RETURNS TABLE (outcome text, pay_date text, channel_bill_no text) LANGUAGE plpgsql AS $$
DECLARE
  known sim_water.pay_order;
  due record;
  dues sim_water.bill[];
  rest bigint := p_amount;
  to_late bigint[];
  to_principal bigint[];
  parts jsonb := '[]';
BEGIN
  -- Every change of one customer's money begins here, so that they follow one another.
  PERFORM 1 FROM sim_water.customer WHERE company_code = p_company AND bill_key = p_bill_key FOR UPDATE;
  FOR due IN
    SELECT b AS bill, sim_water.late_fee(b, c.late_rate_ppm, p_today) - b.late_paid_fen AS late, b.principal_fen - b.principal_paid_fen AS principal
    FROM sim_water.bill b JOIN sim_water.company c ON c.code = b.company_code
    WHERE b.company_code = p_company AND b.bill_key = p_bill_key AND b.settled_at IS NULL ORDER BY b.end_month, b.bill_no
  LOOP
    EXIT WHEN rest = 0;
    dues := dues || due.bill;
    to_late := to_late || least(rest, due.late);
    rest := rest - to_late[cardinality(dues)];
    to_principal := to_principal || least(rest, due.principal);
    rest := rest - to_principal[cardinality(dues)];
    parts := parts || jsonb_build_object('billNo', (due.bill).bill_no, 'lateFen', to_late[cardinality(dues)], 'principalFen', to_principal[cardinality(dues)]);
  END LOOP;
  INSERT INTO sim_water.pay_order (company_code, bill_no, transaction_id, bill_key, amount_fen, state, channel_bill_no, pay_date, allocation, at)
  VALUES (p_company, p_bill_no, p_transaction, p_bill_key, p_amount, 2, p_receipt, p_pay_date, jsonb_build_object('bills', parts, 'prepaidFen', rest), p_now)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO known FROM sim_water.pay_order o WHERE o.company_code = p_company AND o.bill_no = p_bill_no;
    RETURN QUERY SELECT CASE
      WHEN known.bill_key <> p_bill_key OR known.transaction_id <> p_transaction THEN 'MISMATCH'
      WHEN known.state = 9 THEN 'REVERSED'
      WHEN known.amount_fen <> p_amount THEN 'MISMATCH'
      ELSE 'CREDITED' END, known.pay_date, known.channel_bill_no;
    RETURN;
  END IF;
  FOR n IN 1 .. coalesce(cardinality(dues), 0) LOOP
    PERFORM sim_water.move_bill(dues[n], p_today, p_now, to_late[n], to_principal[n], 0);
  END LOOP;
  IF rest > 0 THEN
    UPDATE sim_water.customer SET prepaid_fen = prepaid_fen + rest WHERE company_code = p_company AND bill_key = p_bill_key;
  END IF;
  outcome := 'CREDITED';
  pay_date := p_pay_date;
  channel_bill_no := p_receipt;
  RETURN NEXT;
END $$;

-- An order is written once and changed by 冲正 only.
ALTER TABLE sim_water.pay_order RESET (fillfactor);
