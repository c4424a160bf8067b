-- Whether all that is asked for a service is there (R35): kept by provider_refresh, as for offers, so that the register need
-- not reckon it for each row.
alter table provider_service add column cleared boolean not null default true;
-- The register by service.
create index provider_service_by_service on provider_service (service_id, council_id, provider_id) where cleared;
-- The register and the feed are this part of it.
create index provider_public on provider (council_id, id) where state = 'accredited' and visibility = 'public';
