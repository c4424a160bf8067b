package uk.directly.accreditation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** A provider as who runs it reads it: what is asked, and how far it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnProviderJson(
        UUID id,
        ProviderKind kind,
        ProviderState state,
        String name,
        String about,
        String district,
        List<String> languages,
        List<String> skills,
        @Nullable LocalDate appliedOn,
        @Nullable LocalDate accreditedOn,
        List<CheckJson> checks) {
    static OwnProviderJson of(ProviderFile file) {
        return new OwnProviderJson(
                file.id(),
                file.kind(),
                file.state(),
                file.name(),
                file.about(),
                file.place(),
                file.languages(),
                file.skills(),
                file.appliedOn(),
                file.accreditedOn(),
                file.checks().stream().map(CheckJson::of).toList());
    }

    /** One thing that is asked; {@code level} is the one that follows from what is offered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckJson(
            CheckName check,
            boolean must,
            String state,
            @Nullable String level,
            @Nullable String issuer,
            @Nullable LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            @Nullable String reason,
            boolean renewal) {
        static CheckJson of(ProviderFile.Check check) {
            return new CheckJson(
                    check.name(),
                    check.must(),
                    check.state().name().toLowerCase(java.util.Locale.ROOT),
                    check.wantedLevel() == null ? check.level() : check.wantedLevel(),
                    check.issuer(),
                    check.checkedOn(),
                    check.expiresOn(),
                    check.reason(),
                    check.renewal());
        }
    }
}
