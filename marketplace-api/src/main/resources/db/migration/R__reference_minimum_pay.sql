-- R56: the National Minimum Wage and National Living Wage as the government publishes them; the same in all of the United
-- Kingdom. Ages were cut otherwise before April 2024. Renewed here every year, when the government has said the new rates;
-- offers that would be below are found from then on (offers_keep_to_minimum).
-- Read from "National Minimum Wage and National Living Wage rates", https://www.gov.uk/national-minimum-wage-rates: the rows
-- April 2024, April 2025 and April 2026 of its tables "Current rates" and "Previous rates".
delete from minimum_pay;
insert into minimum_pay (age_band, during, pence, source)
select r.age_band, r.during::daterange, r.pence, 'https://www.gov.uk/national-minimum-wage-rates'
  from (values ('21-and-over', '[2024-04-01,2025-04-01)', 1144),
               ('18-to-20', '[2024-04-01,2025-04-01)', 860),
               ('under-18', '[2024-04-01,2025-04-01)', 640),
               ('21-and-over', '[2025-04-01,2026-04-01)', 1221),
               ('18-to-20', '[2025-04-01,2026-04-01)', 1000),
               ('under-18', '[2025-04-01,2026-04-01)', 755),
               ('21-and-over', '[2026-04-01,)', 1271),
               ('18-to-20', '[2026-04-01,)', 1085),
               ('under-18', '[2026-04-01,)', 800)) r (age_band, during, pence);
