-- CreateTable
CREATE TABLE "company_health" (
    "company_code" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "bill_keys" TEXT[],
    "last_failure" TEXT NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "cut_off_until" TIMESTAMPTZ(3),
    "cut_offs" INTEGER NOT NULL,
    "probed_at" TIMESTAMPTZ(3),

    CONSTRAINT "company_health_pkey" PRIMARY KEY ("company_code")
);

-- CreateTable
CREATE TABLE "company_outage" (
    "company_code" TEXT NOT NULL,
    "cut_off_at" TIMESTAMPTZ(3) NOT NULL,
    "last_failure" TEXT NOT NULL,
    "recovered_at" TIMESTAMPTZ(3),

    CONSTRAINT "company_outage_pkey" PRIMARY KEY ("company_code","cut_off_at")
);

-- AddForeignKey
ALTER TABLE "company_health" ADD CONSTRAINT "company_health_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_outage" ADD CONSTRAINT "company_outage_company_code_fkey" FOREIGN KEY ("company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rule S5. A message came to nothing: counts it, and cuts the company off after so many in a row about so many numbers, or when the one message
-- that was let through to try has failed too, each time for longer. Until when it is cut off, null when it is not.
CREATE FUNCTION company_failed(p_code text, p_bill_key text, p_failure text, p_now timestamptz, p_settings jsonb) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
  h company_health;
  was_probe boolean;
  seconds int;
BEGIN
  INSERT INTO company_health AS k (company_code, failures, bill_keys, last_failure, failed_at, cut_offs) VALUES (p_code, 1, ARRAY[p_bill_key], p_failure, p_now, 0)
  ON CONFLICT (company_code) DO UPDATE SET
    failures = CASE WHEN k.cut_off_until IS NULL AND k.failed_at < p_now - make_interval(secs => (p_settings->>'windowSeconds')::int) THEN 1 ELSE k.failures + 1 END,
    bill_keys = CASE WHEN k.cut_off_until IS NULL AND k.failed_at < p_now - make_interval(secs => (p_settings->>'windowSeconds')::int) THEN ARRAY[p_bill_key]
      WHEN p_bill_key = ANY (k.bill_keys) OR cardinality(k.bill_keys) >= (p_settings->>'numbers')::int THEN k.bill_keys ELSE k.bill_keys || p_bill_key END,
    last_failure = p_failure, failed_at = greatest(k.failed_at, p_now)
  RETURNING * INTO h;
  was_probe := h.cut_off_until <= p_now AND h.probed_at IS NOT NULL;
  IF was_probe OR (h.cut_off_until IS NULL AND h.failures >= (p_settings->>'failures')::int AND cardinality(h.bill_keys) >= (p_settings->>'numbers')::int) THEN
    seconds := least((p_settings->>'longestSeconds')::int, (p_settings->>'cutOffSeconds')::int * 2 ^ least(h.cut_offs, 20));
    UPDATE company_health SET cut_off_until = p_now + make_interval(secs => seconds), cut_offs = cut_offs + 1, probed_at = NULL
    WHERE company_code = p_code RETURNING * INTO h;
    IF NOT was_probe THEN
      INSERT INTO company_outage (company_code, cut_off_at, last_failure) VALUES (p_code, p_now, p_failure)
      ON CONFLICT (company_code, cut_off_at) DO UPDATE SET recovered_at = NULL;
    END IF;
  END IF;
  RETURN h.cut_off_until;
END $$;

-- The company has said something: all is well again. False: it was already.
CREATE FUNCTION company_answered(p_code text, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM company_health WHERE company_code = p_code;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE company_outage SET recovered_at = p_now WHERE company_code = p_code AND recovered_at IS NULL;
  RETURN true;
END $$;
