-- The seed taxonomy of R36. An id is the MD5 of "service:" and the slug: the same in every database.
insert into service (id, slug, name, parent_id, position, personal_care)
select md5('service:' || slug)::uuid, slug, name,
       case when parent is null then null else md5('service:' || parent)::uuid end, position, personal_care
from (values
    ('personal-care', 'Personal care', null, 10, true),
    ('domestic-help', 'Help at home', null, 20, false),
    ('cleaning', 'Cleaning', 'domestic-help', 21, false),
    ('shopping', 'Shopping and errands', 'domestic-help', 22, false),
    ('companionship', 'Company and conversation', null, 30, false),
    ('community-access', 'Getting out and about', null, 40, false),
    ('respite', 'Respite and short breaks', null, 50, false),
    ('respite-day', 'Day breaks', 'respite', 51, false),
    ('respite-evening', 'Evening breaks', 'respite', 52, false),
    ('respite-overnight', 'Overnight breaks', 'respite', 53, true),
    ('day-opportunities', 'Day opportunities', null, 60, false),
    ('employment-and-skills', 'Work and skills', null, 70, false),
    ('travel-training', 'Travel training', null, 80, false),
    ('community-mental-health', 'Mental health support', null, 90, false),
    ('handyperson', 'Handyperson and home safety', null, 100, false),
    ('gardening', 'Gardening', null, 110, false),
    ('transport', 'Transport', null, 120, false),
    ('meals', 'Meals', null, 130, false),
    ('arts-sport-leisure', 'Art, sport and leisure', null, 140, false),
    ('technology-set-up', 'Technology set-up', null, 150, false),
    ('shared-lives', 'Shared Lives', null, 160, true),
    ('homeshare', 'Homeshare', null, 170, false),
    ('small-supports', 'Small supports', null, 180, true),
    ('isf-brokerage', 'Running an individual service fund', null, 190, false),
    ('dp-support-and-payroll', 'Direct payment support and payroll', null, 200, false),
    ('advocacy', 'Advocacy', null, 210, false),
    ('sensory-support', 'Sight and hearing support', null, 220, false),
    ('guide-communicator', 'Guide-communicator', 'sensory-support', 221, false),
    ('bsl-interpreter', 'BSL interpreter', 'sensory-support', 222, false)
) as seed (slug, name, parent, position, personal_care)
order by parent nulls first, position;
