/** Certifications that are begun in the console, kept, and carried out by a job (rule C3). */
export { certifyJob } from './certify-job'
export { exportCertification, glanceAtCertification, readCertification, readCertifications } from './read-runs'
export { startCertification } from './start-run'
export { isEnded, type RunState } from './states'
export { companyToCertify } from './read-company'
export { proposeNumbers } from './test-numbers'
