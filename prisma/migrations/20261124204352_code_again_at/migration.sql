-- AlterTable
ALTER TABLE "bind_request" ADD COLUMN     "code_again_at" TIMESTAMPTZ(3);
