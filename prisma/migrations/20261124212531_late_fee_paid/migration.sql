-- AlterTable
ALTER TABLE "bill" ADD COLUMN     "late_fee_paid_fen" BIGINT NOT NULL DEFAULT 0;
