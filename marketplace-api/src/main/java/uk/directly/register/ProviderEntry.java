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
 * @param checks what was accepted, in the order of {@link CheckName}; empty in a list of entries
 */
public record ProviderEntry(
        UUID id,
        String name,
        ProviderKind kind,
        String about,
        String district,
        List<String> languages,
        List<String> skills,
        LocalDate accreditedOn,
        @Nullable Double distanceMiles,
        List<Check> checks,
        Position position) {
    public ProviderEntry {
        languages = List.copyOf(languages);
        skills = List.copyOf(skills);
        checks = List.copyOf(checks);
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
}
