package uk.directly.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accredited provider as anybody may read it (R31): what was checked and when; never where they live, never the
 * evidence.
 *
 * @param name the public one: of a personal assistant first name and initial
 * @param district roughly where they are
 * @param services what they do, as far as all that is asked for it is there (R35)
 * @param inFeed whether a personal assistant wants to be found by other directories and by search engines, too (R40)
 * @param checks what was accepted, in the order of {@link CheckName}; empty in a list of entries
 * @param offers what can be booked or asked for now; empty in a list of entries
 */
public record ProviderEntry(
        UUID id,
        String name,
        ProviderKind kind,
        String about,
        String district,
        List<String> languages,
        List<String> skills,
        List<Service> services,
        LocalDate accreditedOn,
        @Nullable Double distanceMiles,
        boolean inFeed,
        List<Check> checks,
        List<Offer> offers,
        Position position) {
    public ProviderEntry {
        languages = List.copyOf(languages);
        skills = List.copyOf(skills);
        services = List.copyOf(services);
        checks = List.copyOf(checks);
        offers = List.copyOf(offers);
    }

    /**
     * What was checked.
     *
     * @param level of a DBS check: basic, standard or enhanced
     * @param issuer who wrote the evidence
     */
    public record Check(
            CheckName name,
            @Nullable String level,
            LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            @Nullable String issuer) {}

    /** A kind of support. */
    public record Service(String slug, String name) {}

    /** What they offer. */
    public record Offer(UUID id, String title, String service) {}
}
