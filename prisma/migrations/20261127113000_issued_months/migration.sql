-- CreateTable
CREATE TABLE "sim_tax"."issued_month" (
    "tax_id" TEXT NOT NULL,
    "month" TIMESTAMPTZ(3) NOT NULL,
    "issued_fen" BIGINT NOT NULL,

    CONSTRAINT "issued_month_pkey" PRIMARY KEY ("tax_id","month")
);

-- A row for each month in which a seller has invoiced, so that the next invoice need not add up all those before it.
INSERT INTO sim_tax.issued_month (tax_id, month, issued_fen)
  SELECT seller_tax_id, date_trunc('month', ended_at AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai', sum(gross_fen) FROM sim_tax.application WHERE state = 'ISSUED' GROUP BY 1, 2;

CREATE OR REPLACE FUNCTION sim_tax.seller_refusal(p_seller text, p_gross bigint, p_month timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  t sim_tax.taxpayer;
BEGIN
  SELECT * INTO t FROM sim_tax.taxpayer WHERE tax_id = p_seller;
  RETURN CASE
    WHEN NOT FOUND THEN 'SELLER_UNKNOWN'
    WHEN t.is_suspended THEN 'SELLER_SUSPENDED'
    WHEN p_gross > 0 AND p_gross + coalesce((SELECT issued_fen FROM sim_tax.issued_month WHERE tax_id = p_seller AND month = p_month), 0) > t.credit_fen THEN 'CREDIT_LIMIT' END;
END $$;

-- The month’s sum changes with the state of the application, whoever changes it: both are one statement of one caller.
CREATE FUNCTION sim_tax.count_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sim_tax.issued_month AS m (tax_id, month, issued_fen)
    VALUES (NEW.seller_tax_id, date_trunc('month', NEW.ended_at AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai', NEW.gross_fen)
    ON CONFLICT (tax_id, month) DO UPDATE SET issued_fen = m.issued_fen + NEW.gross_fen;
  RETURN NULL;
END $$;
CREATE TRIGGER application_issued AFTER UPDATE OF state ON sim_tax.application FOR EACH ROW WHEN (NEW.state = 'ISSUED' AND OLD.state <> 'ISSUED') EXECUTE FUNCTION sim_tax.count_issued();
