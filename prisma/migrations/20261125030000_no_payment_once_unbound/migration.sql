-- As before, and a quote for an account that was unbound meanwhile is refused (rule A2).
CREATE OR REPLACE FUNCTION payment_reserve(p_payment text, p_user text, p_key text, p_hash text, p_job text, p_now timestamptz) RETURNS text
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
  PERFORM ledger_reserve(p_payment, 'wallet:' || p_user, 'held:' || p_user, quoted.amount_fen, p_now);
  PERFORM payment_move(p_payment, 'CREATED', 'RESERVED', 'confirmed', p_now);
  PERFORM job_add(p_job, 'payment.credit', p_payment, p_now, '{}');
  RETURN 'RESERVED';
END $$;
