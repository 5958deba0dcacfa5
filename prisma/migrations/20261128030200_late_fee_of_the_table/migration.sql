-- What a company asks of those who pay late, from a day on, for bills that are issued then. cap_ppm: at most so much of what the fee runs on, NULL: no limit. items: the fee items that it runs on, none: all.
-- Before the first of them the company's own terms (late_rate_ppm, grace_days) hold.
CREATE TABLE sim_water.late_terms (
    company_code TEXT NOT NULL,
    valid_from DATE NOT NULL,
    rate_ppm INTEGER NOT NULL,
    grace_days INTEGER NOT NULL,
    cap_ppm INTEGER,
    items TEXT[],

    CONSTRAINT late_terms_pkey PRIMARY KEY (company_code, valid_from)
);

-- A bill keeps the terms it was issued by. Those that are there run on all of it by the company's rate, as before.
ALTER TABLE sim_water.bill ADD COLUMN late_rate_ppm INTEGER, ADD COLUMN late_base_fen BIGINT, ADD COLUMN late_cap_fen BIGINT;
UPDATE sim_water.bill b SET late_rate_ppm = c.late_rate_ppm, late_base_fen = b.principal_fen, late_cap_fen = b.principal_fen FROM sim_water.company c WHERE c.code = b.company_code;
ALTER TABLE sim_water.bill ALTER COLUMN late_rate_ppm SET NOT NULL, ALTER COLUMN late_base_fen SET NOT NULL, DROP CONSTRAINT bill_late,
  ADD CONSTRAINT bill_late CHECK (late_paid_fen BETWEEN 0 AND late_fen AND late_fen <= coalesce(late_cap_fen, late_fen) AND late_base_fen BETWEEN 0 AND principal_fen AND late_rate_ppm >= 0);

-- Late fee as of a day: simple interest on what is unpaid of the part that bears it, half a fen up, never more than the cap (DOMAIN §2). What is paid counts against that part first.
CREATE FUNCTION sim_water.late_fee(b sim_water.bill, p_today date) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT least(b.late_cap_fen,
    b.late_fen + (greatest(0, b.late_base_fen - b.principal_paid_fen) * b.late_rate_ppm * greatest(0, p_today - b.late_from) + 500000) / 1000000)
$$;

-- Moves what is paid of one bill, by amounts that may be negative. The late fee so far is written down first, so that what
-- is paid or given back from today on bears on the days to come only.
CREATE OR REPLACE FUNCTION sim_water.move_bill(b sim_water.bill, p_today date, p_now timestamptz, p_late bigint, p_principal bigint, p_prepaid bigint)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fee bigint := sim_water.late_fee(b, p_today);
  is_paid boolean := b.principal_paid_fen + p_principal = b.principal_fen AND b.late_paid_fen + p_late = fee;
BEGIN
  UPDATE sim_water.bill SET late_fen = fee, late_from = greatest(late_from, p_today), late_paid_fen = late_paid_fen + p_late,
    principal_paid_fen = principal_paid_fen + p_principal, prepaid_used_fen = prepaid_used_fen + p_prepaid,
    settled_at = CASE WHEN is_paid THEN p_now END
  WHERE company_code = b.company_code AND bill_key = b.bill_key AND bill_no = b.bill_no;
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
    SELECT b AS bill, sim_water.late_fee(b, p_today) - b.late_paid_fen AS late, b.principal_fen - b.principal_paid_fen AS principal
    FROM sim_water.bill b
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

DROP FUNCTION sim_water.late_fee(sim_water.bill, int, date);

-- As before; it learns the late fees of its tables too, also where it cannot keep their prices.
CREATE OR REPLACE FUNCTION sim_water.manage(p_company jsonb, p_prices jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  own text := p_company->>'code';
  kept sim_water.company;
BEGIN
  INSERT INTO sim_water.company AS c (code, company_id, merchant_id, name, sms_sign, signing_key, cycle, issue_day, due_days, tier_period, grace_days, late_rate_ppm, closed_on, company_sm2_private_key, platform_sm2_public_key, price_code, registry, windows)
  VALUES (own, p_company->>'companyId', p_company->>'merchantId', p_company->>'name', p_company->>'smsSign', p_company->>'signingKey', (p_company->>'cycle')::int, (p_company->>'issue_day')::int, (p_company->>'due_days')::int,
    p_company->>'tierPeriod', (p_company->>'grace_days')::int, (p_company->>'late_rate_ppm')::int, (p_company->>'closedOn')::date, p_company->>'privateKey', p_company->>'platformSm2PublicKey', NULL, p_company->'registry', coalesce(p_company->'windows', '[]'))
  ON CONFLICT (code) DO UPDATE SET company_id = excluded.company_id, merchant_id = excluded.merchant_id, name = excluded.name, sms_sign = excluded.sms_sign, signing_key = excluded.signing_key, cycle = excluded.cycle, tier_period = CASE WHEN p_prices IS NULL THEN c.tier_period ELSE excluded.tier_period END,
    platform_sm2_public_key = excluded.platform_sm2_public_key, price_code = CASE WHEN p_prices IS NULL THEN c.price_code END, windows = excluded.windows,
    registry = CASE WHEN c.registry IS NULL THEN NULL ELSE excluded.registry END
  RETURNING * INTO kept;
  DELETE FROM sim_water.late_terms WHERE company_code = own;
  INSERT INTO sim_water.late_terms (company_code, valid_from, rate_ppm, grace_days, cap_ppm, items)
  SELECT own, (t->>'validFrom')::date, (t->>'ratePpm')::int, (t->>'graceDays')::int, (t->>'capPpm')::int, ARRAY(SELECT jsonb_array_elements_text(t->'items')) FROM jsonb_array_elements(p_company->'lateFees') t;
  IF p_prices IS NULL THEN
    RETURN kept.company_sm2_private_key;
  END IF;
  DELETE FROM sim_water.rate WHERE company_code = own;
  DELETE FROM sim_water.step WHERE company_code = own;
  INSERT INTO sim_water.step (company_code, valid_from, step, ends_at_m3, per_extra_m3, large_home_m3)
  SELECT own, (l->>'validFrom')::date, s.n, (s.step->>'endsAtM3')::int, (s.step->>'perExtraM3')::int, (s.step->>'largeHomeM3')::int
  FROM jsonb_array_elements(p_prices) l, jsonb_array_elements(l->'steps') WITH ORDINALITY AS s(step, n);
  INSERT INTO sim_water.rate (company_code, valid_from, step, item, price_e4)
  SELECT own, (l->>'validFrom')::date, s.n, r.key, r.value::bigint
  FROM jsonb_array_elements(p_prices) l, jsonb_array_elements(l->'steps') WITH ORDINALITY AS s(step, n), jsonb_each_text(s.step->'rates') r;
  RETURN kept.company_sm2_private_key;
END $$;

-- Those that have been told of a residential table before learn its late fee now.
INSERT INTO sim_water.late_terms (company_code, valid_from, rate_ppm, grace_days, cap_ppm, items)
SELECT c.code, (t.valid_from AT TIME ZONE 'Asia/Shanghai')::date, (l->>'ratePpmPerDay')::int, (l->>'graceDays')::int,
  CASE l->'cap'->>'kind' WHEN 'PRINCIPAL' THEN 1000000 WHEN 'PPM' THEN (l->'cap'->>'ppm')::int END,
  CASE WHEN jsonb_typeof(l->'base') = 'array' THEN ARRAY(SELECT DISTINCT regexp_replace(i, '^RESOURCE_.*', 'RESOURCE') FROM jsonb_array_elements_text(l->'base') i) ELSE '{}' END
FROM company c JOIN tariff t ON t.company_code = c.code AND t.category = 'RESIDENTIAL', LATERAL (SELECT t.definition->'lateFee' AS l) d
WHERE c.endpoint = 'sim:' || c.code AND EXISTS (SELECT 1 FROM sim_water.company s WHERE s.code = c.code) AND EXISTS (
  SELECT 1 FROM company_change v, jsonb_array_elements(v.changes) e WHERE v.company_code = c.code AND v.state = 'APPLIED' AND v.tell_company AND e->>'name' LIKE 'tariff:RESIDENTIAL:%');
