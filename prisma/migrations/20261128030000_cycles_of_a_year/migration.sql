-- A cycle divides the year. One that did not goes on as the next shorter one that does, with a short first bill where it is in the middle of one.
UPDATE company SET cycle_months = CASE WHEN cycle_months > 6 THEN 6 ELSE 4 END WHERE cycle_months NOT IN (1, 2, 3, 4, 6, 12);
UPDATE sim_water.company SET cycle = CASE WHEN cycle > 6 THEN 6 ELSE 4 END WHERE cycle NOT IN (1, 2, 3, 4, 6, 12);
ALTER TABLE company ADD CONSTRAINT company_cycle CHECK (cycle_months IN (1, 2, 3, 4, 6, 12));
ALTER TABLE sim_water.company ADD CONSTRAINT sim_company_cycle CHECK (cycle IN (1, 2, 3, 4, 6, 12));

-- As before; a month that is on a bill of the household is on no other. Bills of older worlds that do overlap stay as they are: they may have been paid.
CREATE OR REPLACE FUNCTION sim_water.issue(p_company text, p_bills jsonb, p_now timestamptz, p_today date) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  draft sim_water.bill;
  holder sim_water.customer;
  part bigint;
  issued int := 0;
BEGIN
  FOR draft IN
    SELECT * FROM jsonb_populate_recordset(NULL::sim_water.bill, p_bills) ORDER BY bill_key, end_month
  LOOP
    holder := sim_water.lock_customer(p_company, draft.bill_key);
    INSERT INTO sim_water.bill SELECT draft.* WHERE NOT EXISTS (
      SELECT 1 FROM sim_water.bill b WHERE b.company_code = p_company AND b.bill_key = draft.bill_key AND b.begin_month <= draft.end_month AND b.end_month >= draft.begin_month)
    ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    issued := issued + 1;
    part := least(holder.prepaid_fen, draft.principal_fen);
    IF part > 0 THEN
      UPDATE sim_water.customer SET prepaid_fen = prepaid_fen - part WHERE company_code = p_company AND bill_key = draft.bill_key;
      PERFORM sim_water.move_bill(draft, p_today, p_now, 0, part, part);
    END IF;
  END LOOP;
  RETURN issued;
END $$;
