package uk.directly.accreditation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.directly.register.CheckName;

/**
 * What an officer reads about a provider beside its {@link uk.directly.register.ProviderFile}: what is asked, what was
 * given, and what became of it.
 *
 * @param phone where the council reaches them
 * @param workers how many people work in it, its owner too
 * @param interest what ties this officer to it; then no evidence is here (R34)
 * @param claimedById which officer has it in hand
 * @param claimedBy their name
 * @param listing the entry of an imported directory that they say is theirs
 * @param suspendedSince when the suspension began that stands
 * @param services what they say they do
 * @param lacks without which checks they can't be on the register today
 * @param rules what is asked today
 * @param evidence what was given and what was decided, the latest first; without what was replaced
 * @param events what became of it, the latest first
 * @param interests which officers have declared one
 */
public record OfficerFile(
        @Nullable String phone,
        int workers,
        @Nullable InterestKind interest,
        @Nullable UUID claimedById,
        @Nullable String claimedBy,
        @Nullable String listing,
        @Nullable Instant suspendedSince,
        List<String> services,
        List<CheckName> lacks,
        List<Rule> rules,
        List<Evidence> evidence,
        List<Event> events,
        List<Interest> interests) {
    /** Copies the lists. */
    public OfficerFile {
        services = List.copyOf(services);
        lacks = List.copyOf(lacks);
        rules = List.copyOf(rules);
        evidence = List.copyOf(evidence);
        events = List.copyOf(events);
        interests = List.copyOf(interests);
    }

    /** What is asked of a check today; empty: it isn't asked. */
    public Optional<Rule> rule(CheckName check) {
        return rules.stream().filter(rule -> rule.check() == check).findFirst();
    }

    /** What was given for a check, the latest first. */
    public List<Evidence> evidence(CheckName check) {
        return evidence.stream().filter(each -> each.check() == check).toList();
    }

    /** What an officer has to decide about for a check; empty: nothing. */
    public Optional<Evidence> open(CheckName check) {
        return evidence(check).stream()
                .filter(each -> each.state().equals("given"))
                .findFirst();
    }

    /**
     * What is asked.
     *
     * @param must whether there is no register without it
     * @param level of a DBS check
     * @param validMonths for how long it counts from its date; none: as the evidence says, or without an end
     * @param keepFileMonths how long an uploaded file is kept after the decision
     * @param becauseOf the services without which it would not be asked; empty: it is asked whatever they offer
     */
    public record Rule(
            CheckName check,
            boolean must,
            @Nullable String level,
            @Nullable Integer validMonths,
            int keepFileMonths,
            List<String> becauseOf) {
        /** Copies the services. */
        public Rule {
            becauseOf = List.copyOf(becauseOf);
        }
    }

    /**
     * What was given for a check.
     *
     * @param state {@code given}, {@code accepted} or {@code returned}
     * @param reference gone once it was decided
     * @param details what only this check has: {@code referees}, {@code document}, {@code updateService}
     * @param reason why it was returned, as the provider reads it
     * @param note what the officer saw and how
     * @param countsFrom of an accepted one: its date as the officer read it
     * @param countsUntil of an accepted one: its last day
     */
    public record Evidence(
            UUID id,
            CheckName check,
            String state,
            @Nullable String level,
            @Nullable String issuer,
            @Nullable String reference,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            Instant givenAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reason,
            @Nullable String note,
            @Nullable LocalDate countsFrom,
            @Nullable LocalDate countsUntil,
            JsonNode details,
            List<File> files) {
        /** Copies the files. */
        public Evidence {
            files = List.copyOf(files);
        }
    }

    /** An uploaded file that is there still. */
    public record File(UUID id, String name, long bytes) {}

    /**
     * What became of the provider.
     *
     * @param by who did it; none: the platform
     * @param what {@code applied}, {@code accredited}, {@code paused}, …
     */
    public record Event(
            Instant at,
            @Nullable String by,
            String what,
            @Nullable String reason) {}

    /** An officer's declared interest. */
    public record Interest(String officer, InterestKind kind, Instant since) {}
}
