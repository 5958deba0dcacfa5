-- AlterTable
ALTER TABLE "sim_water"."customer" ADD COLUMN     "id_failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "id_failures" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sim_water"."step" ADD COLUMN     "large_home_m3" INTEGER NOT NULL DEFAULT 0;
