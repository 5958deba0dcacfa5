-- Simulated companies that have prices but no late fee of a table get the one that all tables begin with: on the water itself, as the platform's tables say.
-- Bills that are there keep theirs.
INSERT INTO sim_water.late_terms (company_code, valid_from, rate_ppm, grace_days, cap_ppm, items)
SELECT s.company_code, min(s.valid_from), 5000, 15, 1000000, '{WATER}' FROM sim_water.step s
WHERE NOT EXISTS (SELECT 1 FROM sim_water.late_terms t WHERE t.company_code = s.company_code) GROUP BY s.company_code;
