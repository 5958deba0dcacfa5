-- AlterTable
ALTER TABLE "payment_approval" ADD COLUMN     "failed" TEXT[] DEFAULT ARRAY[]::TEXT[];
