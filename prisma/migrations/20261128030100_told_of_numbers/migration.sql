-- As before; it learns its numbers and its sign too. One whose customers are all on its books (no registry) goes on by its books, and whoever is written down already stays.
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

-- Those that have been told of a rule before learn it now; where nobody wanted them told, both sides may differ on purpose.
UPDATE sim_water.company s SET registry = s.registry || jsonb_build_object('meterSerial', coalesce(c.number_rule->>'meterSerial', 'A999999999'),
  'form', jsonb_strip_nulls(jsonb_build_object('length', c.number_rule->'length', 'charset', c.number_rule->'charset', 'prefix', c.number_rule->'prefix', 'check', c.number_rule->'check')))
FROM company c WHERE c.endpoint = 'sim:' || s.code AND s.registry IS NOT NULL AND EXISTS (
  SELECT 1 FROM company_change v WHERE v.company_code = c.code AND v.state = 'APPLIED' AND v.tell_company AND v.changes @> '[{"name": "numberRule"}]');
