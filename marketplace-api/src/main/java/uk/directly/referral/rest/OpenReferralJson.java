package uk.directly.referral.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Open Referral UK 3.0 calls things. What is empty is left out.
 *
 * @see <a href="https://docs.openreferraluk.org">the profile</a>
 */
final class OpenReferralJson {
    private OpenReferralJson() {}

    /** What this is, and how it is described. */
    record Root(
            String version,
            String profile,
            @JsonProperty("openapi_url") String openapiUrl) {}

    /** A part of a list. */
    record Page<T>(
            @JsonProperty("total_items") long totalItems,
            @JsonProperty("total_pages") long totalPages,
            @JsonProperty("page_number") int pageNumber,
            int size,
            @JsonProperty("first_page") boolean firstPage,
            @JsonProperty("last_page") boolean lastPage,
            boolean empty,
            List<T> contents) {
        static <T> Page<T> of(int number, int perPage, long total, List<T> contents) {
            long pages = (total + perPage - 1) / perPage;
            return new Page<>(
                    total, pages, number, contents.size(), number == 1, number >= pages, contents.isEmpty(), contents);
        }
    }

    /**
     * A service; in a list only what there is one of.
     *
     * @param status always {@code active}: what is not has gone from the feed
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Service(
            UUID id,
            @JsonProperty("organization_id") UUID organizationId,
            String name,
            String description,
            String url,
            String status,
            @Nullable String fees,
            @Nullable String accreditations,
            @JsonProperty("minimum_age") @Nullable Integer minimumAge,
            @JsonProperty("maximum_age") @Nullable Integer maximumAge,
            @JsonProperty("assured_date") @Nullable String assuredDate,
            @JsonProperty("last_modified") @Nullable String lastModified,
            @Nullable List<Schedule> schedules,
            @JsonProperty("service_areas") @Nullable List<Area> serviceAreas,
            @JsonProperty("service_at_locations") @Nullable List<AtLocation> serviceAtLocations,
            @Nullable List<Language> languages,
            Organization organization,
            @JsonProperty("cost_options") @Nullable List<Cost> costOptions,
            @Nullable List<Attribute> attributes) {}

    /** Who gives it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Organization(
            UUID id,
            String name,
            String description,
            @Nullable String website) {}

    /** When it is there. */
    record Schedule(
            UUID id,
            @JsonProperty("service_id") UUID serviceId,
            String freq,
            String byday,
            @JsonProperty("opens_at") String opensAt,
            @JsonProperty("closes_at") String closesAt) {}

    /** Where they go. */
    record Area(UUID id, @JsonProperty("service_id") UUID serviceId, String name) {}

    /** What is spoken. */
    record Language(UUID id, @JsonProperty("service_id") UUID serviceId, String name) {}

    /** What it costs, in pounds. */
    record Cost(
            UUID id,
            @JsonProperty("service_id") UUID serviceId,
            String option,
            java.math.BigDecimal amount,
            @JsonProperty("amount_description") String amountDescription) {}

    /** A kind of support that it is. */
    record Attribute(
            UUID id,
            @JsonProperty("link_id") UUID linkId,
            @JsonProperty("taxonomy_term_id") UUID taxonomyTermId,
            @JsonProperty("link_type") String linkType,
            @JsonProperty("taxonomy_term") Term taxonomyTerm) {}

    /** A service at its place, of which each has one: it has the service's id. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record AtLocation(
            UUID id,
            @JsonProperty("service_id") UUID serviceId,
            @JsonProperty("location_id") UUID locationId,
            Location location,
            @Nullable Service service,
            @Nullable String name,
            @Nullable String status) {}

    /** A place. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Location(
            UUID id,
            @JsonProperty("location_type") String locationType,
            @Nullable String name,
            @Nullable String description,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable List<Address> addresses) {}

    /** A public address. */
    record Address(
            UUID id,
            @JsonProperty("location_id") UUID locationId,
            @JsonProperty("address_1") String address1,
            String city,
            @JsonProperty("state_province") String stateProvince,
            @JsonProperty("postal_code") String postalCode,
            String country,
            @JsonProperty("address_type") String addressType) {}

    /** A list of kinds. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Taxonomy(
            UUID id,
            String name,
            String description,
            String uri,
            String version,
            @JsonProperty("taxonomy_terms") @Nullable List<Term> taxonomyTerms) {}

    /** A kind of support. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Term(
            UUID id,
            String name,
            String description,
            @JsonProperty("parent_id") @Nullable UUID parentId,
            String taxonomy,
            @JsonProperty("taxonomy_id") UUID taxonomyId,
            @JsonProperty("term_uri") String termUri,
            String term) {}
}
