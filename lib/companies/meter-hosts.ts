/** Whose addresses the codes on a company's meters may hold (rule B4). Made up: `.example` leads nowhere (RFC 2606). */
export const meterHosts = (companyCode: string): string[] => [`${companyCode}.water.example`]
