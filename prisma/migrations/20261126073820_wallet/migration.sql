-- AlterTable
ALTER TABLE "family_card" ADD COLUMN     "ended_by" TEXT;

-- CreateTable
CREATE TABLE "wallet_transfer" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "kind" TEXT NOT NULL,
    "about" TEXT,
    "token" TEXT,
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "wallet_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fund_day" (
    "day" TEXT NOT NULL,
    "rate_ppm" BIGINT NOT NULL,
    "earners" INTEGER NOT NULL,
    "total_fen" BIGINT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fund_day_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "wallet_transfer_user_id_created_at_id_idx" ON "wallet_transfer"("user_id", "created_at" DESC, "id");

-- AddForeignKey
ALTER TABLE "wallet_transfer" ADD CONSTRAINT "wallet_transfer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "wallet_transfer" ADD CONSTRAINT "wallet_transfer_amount" CHECK ("amount_fen" > 0 AND "fee_fen" >= 0);
ALTER TABLE "wallet_transfer" ADD CONSTRAINT "wallet_transfer_kind" CHECK ("kind" IN ('TOP_UP', 'WITHDRAW', 'REPAY', 'YIELD') AND ("user_id" IS NULL) = ("kind" = 'YIELD'));
ALTER TABLE "wallet_transfer" ADD CONSTRAINT "wallet_transfer_state" CHECK ("state" IN ('REQUESTED', 'UNKNOWN', 'DONE', 'REFUSED') AND ("ended_at" IS NOT NULL) = ("state" IN ('DONE', 'REFUSED')));
ALTER TABLE "fund_day" ADD CONSTRAINT "fund_day_amount" CHECK ("rate_ppm" >= 0 AND "earners" >= 0 AND "total_fen" >= 0);
ALTER TABLE "wallet_transfer" SET (fillfactor = 70);

-- Worlds that are there already get the accounts that lib/ledger/accounts.ts opens for new ones.
SELECT ledger_open('income:platform', 'LIABILITY', 64, NULL, created_at), ledger_open('receivable:fund', 'ASSET', 64, NULL, created_at) FROM ledger_account WHERE id = 'custodian';

-- Pays the yield of one day of Shanghai on what was in each 零钱通 when the day ended (p_until), a 365th of the annual rate, whole fen
-- only. Once for each day: null when it has been paid. What residents get, the fund manager owes.
CREATE FUNCTION fund_yield(p_day text, p_until timestamptz, p_ppm bigint, p_now timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  one record;
  total bigint := 0;
  earned int := 0;
BEGIN
  INSERT INTO fund_day (day, rate_ppm, earners, total_fen, paid_at) VALUES (p_day, p_ppm, 0, 0, p_now) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  FOR one IN
    SELECT account, floor(fen * p_ppm / (365::numeric * 1000000))::bigint AS fen FROM (
      SELECT b.account_id AS account, b.balance_fen - coalesce((SELECT sum(p.amount_fen) FROM posting p WHERE p.account_id = b.account_id AND p.occurred_at >= p_until), 0) AS fen
      FROM ledger_balance b WHERE b.account_id LIKE 'fund:%') AS at_end
    WHERE fen * p_ppm >= 365::numeric * 1000000 ORDER BY account
  LOOP
    PERFORM ledger_post('yield:' || p_day || ':' || substr(one.account, 6), 'YIELD', p_day, p_now, ARRAY['receivable:fund', one.account], ARRAY[-one.fen, one.fen]);
    total := total + one.fen;
    earned := earned + 1;
  END LOOP;
  UPDATE fund_day SET earners = earned, total_fen = total WHERE day = p_day;
  RETURN total;
END $$;
