-- AlterTable
ALTER TABLE "company" ADD COLUMN     "company_sm2_public_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "platform_sm2_private_key" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "sim_water"."company" ADD COLUMN     "company_sm2_private_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "platform_sm2_public_key" TEXT NOT NULL DEFAULT '';

-- CreateTable. Not logged: a session is not worth a disk write for each message, and after a crash the platform begins a new one.
CREATE UNLOGGED TABLE "sim_water"."session" (
    "id" TEXT NOT NULL,
    "company_code" TEXT NOT NULL,
    "platform_key" TEXT NOT NULL,
    "company_key" TEXT NOT NULL,
    "highest" BIGINT NOT NULL,
    "seen" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_company_code_opened_at_idx" ON "sim_water"."session"("company_code", "opened_at");

-- A new session; of those of its company the newest p_most stay. One at a time for each company.
CREATE FUNCTION sim_water.open_session(p_id text, p_company text, p_platform_key text, p_company_key text, p_at timestamptz, p_expires timestamptz, p_most int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM sim_water.company WHERE code = p_company FOR UPDATE;
  INSERT INTO sim_water.session (id, company_code, platform_key, company_key, highest, seen, opened_at, expires_at) VALUES (p_id, p_company, p_platform_key, p_company_key, 0, 0, p_at, p_expires);
  DELETE FROM sim_water.session WHERE id IN (SELECT s.id FROM sim_water.session s WHERE s.company_code = p_company AND s.id <> p_id ORDER BY s.opened_at DESC, s.id OFFSET p_most - 1);
END $$;

-- No counter of a session is taken twice, and none that is more than 64 below the highest. Outcomes: TAKEN, REPLAYED, UNKNOWN.
-- Bit n of `seen` stands for highest - 1 - n, as in lib/gateways/water/json/replay-window.ts.
CREATE FUNCTION sim_water.take_counter(p_id text, p_counter bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  s sim_water.session;
  ahead bigint;
BEGIN
  SELECT * INTO s FROM sim_water.session WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'UNKNOWN';
  END IF;
  ahead := p_counter - s.highest;
  IF ahead > 64 THEN
    UPDATE sim_water.session SET highest = p_counter, seen = 0 WHERE id = p_id;
  ELSIF ahead > 0 THEN
    UPDATE sim_water.session SET highest = p_counter, seen = (CASE WHEN ahead < 64 THEN s.seen << ahead::int ELSE 0 END) | (1::bigint << (ahead - 1)::int) WHERE id = p_id;
  ELSIF p_counter < 1 OR ahead = 0 OR ahead < -64 THEN
    RETURN 'REPLAYED';
  ELSIF (s.seen & (1::bigint << (-ahead - 1)::int)) <> 0 THEN
    RETURN 'REPLAYED';
  ELSE
    UPDATE sim_water.session SET seen = s.seen | (1::bigint << (-ahead - 1)::int) WHERE id = p_id;
  END IF;
  RETURN 'TAKEN';
END $$;
