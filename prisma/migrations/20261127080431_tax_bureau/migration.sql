-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sim_tax";

-- CreateTable
CREATE TABLE "tax_link" (
    "mchid" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "endpoint" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,
    "bureau_serial" TEXT NOT NULL,
    "bureau_public_key" TEXT NOT NULL,

    CONSTRAINT "tax_link_pkey" PRIMARY KEY ("mchid")
);

-- CreateTable
CREATE TABLE "sim_tax"."office" (
    "province_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "office_pkey" PRIMARY KEY ("province_code")
);

-- CreateTable
CREATE TABLE "sim_tax"."taxpayer" (
    "tax_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "is_suspended" BOOLEAN NOT NULL,
    "credit_fen" BIGINT NOT NULL,

    CONSTRAINT "taxpayer_pkey" PRIMARY KEY ("tax_id")
);

-- CreateTable
CREATE TABLE "sim_tax"."sequence" (
    "year" INTEGER NOT NULL,
    "province_code" TEXT NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "sequence_pkey" PRIMARY KEY ("year","province_code")
);

-- CreateTable
CREATE TABLE "sim_tax"."application" (
    "application_no" TEXT NOT NULL,
    "serial" BIGSERIAL NOT NULL,
    "seller_tax_id" TEXT NOT NULL,
    "gross_fen" BIGINT NOT NULL,
    "red_of" TEXT,
    "request" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "number" TEXT,
    "invoice" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_pkey" PRIMARY KEY ("application_no")
);

-- CreateTable
CREATE TABLE "sim_tax"."notice" (
    "notice_no" TEXT NOT NULL,
    "copy" INTEGER NOT NULL,
    "application_no" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("notice_no","copy")
);

-- CreateTable
CREATE TABLE "sim_tax"."link" (
    "mchid" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,
    "platform_serial" TEXT NOT NULL,
    "platform_public_key" TEXT NOT NULL,

    CONSTRAINT "link_pkey" PRIMARY KEY ("mchid")
);

-- CreateTable
CREATE TABLE "sim_tax"."nonce" (
    "nonce" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nonce_pkey" PRIMARY KEY ("nonce")
);

-- CreateTable
CREATE TABLE "sim_tax"."call" (
    "application_no" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("application_no")
);

-- CreateIndex
CREATE UNIQUE INDEX "application_serial_key" ON "sim_tax"."application"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "application_number_key" ON "sim_tax"."application"("number");

-- CreateIndex
CREATE INDEX "application_state_due_at_idx" ON "sim_tax"."application"("state", "due_at");

-- CreateIndex
CREATE INDEX "application_seller_tax_id_ended_at_idx" ON "sim_tax"."application"("seller_tax_id", "ended_at");

-- CreateIndex
CREATE INDEX "application_red_of_idx" ON "sim_tax"."application"("red_of");

-- CreateIndex
CREATE INDEX "notice_application_no_idx" ON "sim_tax"."notice"("application_no");

-- CreateIndex
CREATE INDEX "notice_state_due_at_idx" ON "sim_tax"."notice"("state", "due_at");

-- CreateIndex
CREATE INDEX "nonce_at_idx" ON "sim_tax"."nonce"("at");

ALTER TABLE sim_tax.sequence ADD CONSTRAINT sequence_last CHECK (last > 0 AND last < 1000000000000000);
ALTER TABLE sim_tax.application ADD CONSTRAINT application_ended CHECK ((state = 'WAITING') = (ended_at IS NULL) AND (state = 'ISSUED') = (number IS NOT NULL) AND (state = 'ISSUED') = (invoice IS NOT NULL) AND (state = 'REFUSED') = (reason IS NOT NULL));

-- Takes an application, once for each number. The row of an earlier one tells whether it had the same content.
CREATE FUNCTION sim_tax.take(p_no text, p_seller text, p_gross bigint, p_red_of text, p_request text, p_now timestamptz, p_due timestamptz) RETURNS SETOF sim_tax.application LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sim_tax.application (application_no, seller_tax_id, gross_fen, red_of, request, state, received_at, due_at)
  VALUES (p_no, p_seller, p_gross, p_red_of, p_request, 'WAITING', p_now, p_due) ON CONFLICT (application_no) DO NOTHING;
  RETURN QUERY SELECT * FROM sim_tax.application WHERE application_no = p_no;
END $$;

-- Why a seller gets no invoice; null: he does.
CREATE FUNCTION sim_tax.seller_refusal(p_seller text, p_gross bigint, p_month timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  t sim_tax.taxpayer;
BEGIN
  SELECT * INTO t FROM sim_tax.taxpayer WHERE tax_id = p_seller;
  RETURN CASE
    WHEN NOT FOUND THEN 'SELLER_UNKNOWN'
    WHEN t.is_suspended THEN 'SELLER_SUSPENDED'
    WHEN p_gross > 0 AND p_gross + (SELECT coalesce(sum(gross_fen), 0) FROM sim_tax.application WHERE seller_tax_id = p_seller AND state = 'ISSUED' AND ended_at >= p_month) > t.credit_fen THEN 'CREDIT_LIMIT' END;
END $$;

-- Why a red invoice is refused: there is no such blue one of this seller, or less of it is left. null: it is not.
CREATE FUNCTION sim_tax.red_refusal(p_red_of text, p_seller text, p_gross bigint) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  blue_fen bigint;
BEGIN
  IF p_red_of IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT gross_fen INTO blue_fen FROM sim_tax.application WHERE number = p_red_of AND seller_tax_id = p_seller AND gross_fen > 0;
  RETURN CASE
    WHEN NOT FOUND THEN 'RED_UNKNOWN'
    WHEN blue_fen + p_gross + (SELECT coalesce(sum(gross_fen), 0) FROM sim_tax.application WHERE red_of = p_red_of AND state = 'ISSUED') < 0 THEN 'RED_OVER' END;
END $$;

-- Brings applications to their end in the order in which they came, each with the next number of its year and province. One caller at a time;
-- what another has ended meanwhile is passed over. `p_drafts`: invoices with zeros in place of their number; `p_faults`: why there can be none, or '';
-- `p_notices`: the number of the notice of each; `p_after`, `p_again`: after how many seconds it is sent, and sent once more, or null.
CREATE FUNCTION sim_tax.issue(p_nos text[], p_drafts text[], p_faults text[], p_provinces text[], p_notices text[], p_after int[], p_again int[], p_year int, p_month timestamptz, p_now timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  one record;
  why text;
  given text;
  ended int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(5202602);
  FOR one IN SELECT a.*, d.draft, d.fault, d.province, d.notice, d.after, d.again FROM unnest(p_nos, p_drafts, p_faults, p_provinces, p_notices, p_after, p_again) AS d(no, draft, fault, province, notice, after, again)
    JOIN sim_tax.application a ON a.application_no = d.no WHERE a.state = 'WAITING' ORDER BY a.serial
  LOOP
    why := coalesce(nullif(one.fault, ''), sim_tax.seller_refusal(one.seller_tax_id, one.gross_fen, p_month), sim_tax.red_refusal(one.red_of, one.seller_tax_id, one.gross_fen));
    IF why IS NULL THEN
      INSERT INTO sim_tax.sequence AS s (year, province_code, last) VALUES (p_year, one.province, 1) ON CONFLICT (year, province_code) DO UPDATE SET last = s.last + 1
      RETURNING lpad((p_year % 100)::text, 2, '0') || one.province || '7' || lpad(s.last::text, 15, '0') INTO given;
      UPDATE sim_tax.application SET state = 'ISSUED', number = given, invoice = replace(one.draft, '>00000000000000000000<', '>' || given || '<'), ended_at = p_now WHERE application_no = one.application_no;
    ELSE
      UPDATE sim_tax.application SET state = 'REFUSED', reason = why, ended_at = p_now WHERE application_no = one.application_no;
    END IF;
    INSERT INTO sim_tax.notice (notice_no, copy, application_no, state, tries, due_at)
      SELECT one.notice, copy, one.application_no, 'PENDING', 0, p_now + make_interval(secs => seconds) FROM unnest(ARRAY[one.after, one.again]) WITH ORDINALITY AS t(seconds, copy) WHERE seconds IS NOT NULL;
    ended := ended + 1;
  END LOOP;
  RETURN ended;
END $$;

-- No request is taken twice. Those that are too old to be taken anyway go, a few at a time.
CREATE FUNCTION sim_tax.take_nonce(p_nonce text, p_at timestamptz, p_stale timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sim_tax.nonce WHERE nonce IN (SELECT n.nonce FROM sim_tax.nonce n WHERE n.at < p_stale ORDER BY n.at LIMIT 50 FOR UPDATE SKIP LOCKED);
  INSERT INTO sim_tax.nonce (nonce, at) VALUES (p_nonce, p_at) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
