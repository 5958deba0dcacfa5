export { MAX_PICTURE_BYTES } from '@/lib/platform'
export { applyCertification, approveCertification, rejectCertification, revokeCertification, VALID_DAYS } from './certify'
export { certificationOf, certificationsOf, getCertification, listCertifications, myCertification, readLicence, requireCertified } from './read-certifications'
