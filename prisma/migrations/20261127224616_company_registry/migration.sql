-- AlterTable
ALTER TABLE "company" ADD COLUMN     "city_pinyin" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "division_code" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "division_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "province_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "search_keys" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "windows" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "sim_water"."company" ADD COLUMN     "price_code" TEXT,
ADD COLUMN     "registry" JSONB;

-- CreateTable
CREATE TABLE "company_merger" (
    "id" TEXT NOT NULL,
    "old_division_name" TEXT NOT NULL,
    "old_company_name" TEXT NOT NULL,
    "old_company_code" TEXT,
    "new_company_code" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "old_length" INTEGER NOT NULL,
    "old_prefix" TEXT NOT NULL,
    "renumbering" JSONB NOT NULL,
    "mark" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "company_merger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_directory" (
    "id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "company_directory_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "company_merger_new_company_code_idx" ON "company_merger"("new_company_code");

-- AddForeignKey
ALTER TABLE "company_merger" ADD CONSTRAINT "company_merger_new_company_code_fkey" FOREIGN KEY ("new_company_code") REFERENCES "company"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Writes a customer of the registry down with two years behind him, all or nothing; of two at once the other waits and finds it done.
CREATE FUNCTION sim_water.enrol(p_customer jsonb, p_readings jsonb, p_bills jsonb, p_orders jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  home sim_water.customer := jsonb_populate_record(NULL::sim_water.customer, p_customer);
BEGIN
  INSERT INTO sim_water.customer SELECT home.* ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO sim_water.reading (company_code, bill_key, month, volume_m3, read_type)
  SELECT home.company_code, home.bill_key, r.month, r.volume_m3, 'ACTUAL' FROM jsonb_to_recordset(p_readings) AS r(month text, volume_m3 int);
  INSERT INTO sim_water.bill SELECT * FROM jsonb_populate_recordset(NULL::sim_water.bill, p_bills);
  INSERT INTO sim_water.pay_order SELECT * FROM jsonb_populate_recordset(NULL::sim_water.pay_order, p_orders);
  RETURN true;
END $$;

ALTER TABLE "company_directory" ADD CONSTRAINT "company_directory_one" CHECK ("id" = 1);

-- What is shown of companies in lists, and what they are found by. The row is locked first, so that of two changes at once the later one sees both.
CREATE FUNCTION company_rehash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO company_directory (id, hash) VALUES (1, '') ON CONFLICT DO NOTHING;
  PERFORM 1 FROM company_directory WHERE id = 1 FOR UPDATE;
  UPDATE company_directory SET hash = (
    SELECT md5(coalesce(string_agg(md5(ROW(code, name, hotline, city_code, city_name, city_pinyin, division_code, search_keys)::text), '' ORDER BY code COLLATE "C"), ''))
    FROM company WHERE enabled) WHERE id = 1;
  RETURN NULL;
END $$;

CREATE TRIGGER company_directory_rows AFTER INSERT OR DELETE OR TRUNCATE ON "company" FOR EACH STATEMENT EXECUTE FUNCTION company_rehash();
CREATE TRIGGER company_directory_names AFTER UPDATE OF code, name, hotline, city_code, city_name, city_pinyin, division_code, search_keys, enabled ON "company"
  FOR EACH STATEMENT EXECUTE FUNCTION company_rehash();
INSERT INTO company_directory (id, hash) VALUES (1, '');
UPDATE company SET enabled = enabled;
