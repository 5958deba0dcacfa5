-- As before, but a part that comes to nothing is no posting: all that was credited is given back again, and a fen of fees is left.
CREATE OR REPLACE FUNCTION settlement_make(p_id text, p_company text, p_day text, p_until timestamptz, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  c company;
  due record;
  net bigint;
  accounts text[];
  amounts bigint[];
BEGIN
  SELECT * INTO c FROM company WHERE code = p_company FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM settlement WHERE company_code = p_company AND day = p_day) THEN
    RETURN NULL;
  END IF;
  -- Read once, so that lines and sums are of the same moment.
  SELECT count(*) AS count, min(d.credited_at) AS since, coalesce(sum(d.amount_fen) FILTER (WHERE d.kind = 'PAYMENT'), 0)::bigint AS gross,
    coalesce(sum(d.amount_fen) FILTER (WHERE d.kind = 'REFUND'), 0)::bigint AS refund, coalesce(sum(f.fee), 0)::bigint AS fee,
    array_agg(ROW(d.journal_id, p_id, d.kind, d.subject_id, d.amount_fen, f.fee, d.credited_at)::settlement_line) AS lines
  INTO due FROM settlement_due(p_company, p_until) d, settlement_fee(d.amount_fen, c.service_fee_ppm) AS f(fee);
  IF due.count = 0 THEN
    RETURN NULL;
  END IF;
  net := due.gross + due.refund - due.fee;
  INSERT INTO settlement (id, company_code, day, until, since, line_count, gross_fen, refund_fen, fee_ppm, fee_fen, net_fen, merchant_no, state, attempt, created_at, ended_at)
  VALUES (p_id, p_company, p_day, p_until, due.since, due.count, due.gross, due.refund, c.service_fee_ppm, due.fee, net, c.acquirer_merchant_no,
    CASE WHEN net > 0 THEN 'REQUESTED' ELSE 'CARRIED' END, 1, p_now, CASE WHEN net <= 0 THEN p_now END);
  IF net <= 0 THEN
    RETURN 'CARRIED';
  END IF;
  INSERT INTO settlement_line SELECT * FROM unnest(due.lines);
  SELECT array_agg(p.account), array_agg(p.amount) INTO accounts, amounts
  FROM (VALUES ('payable:' || p_company, -due.gross - due.refund), ('settling:' || p_company, net), ('income:platform', due.fee)) AS p(account, amount) WHERE p.amount <> 0;
  PERFORM ledger_post('settle:' || p_id, 'SETTLE', p_id, p_now, accounts, amounts);
  RETURN 'REQUESTED';
END $$;
