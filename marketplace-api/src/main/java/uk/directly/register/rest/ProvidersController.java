package uk.directly.register.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.people.AllowEveryone;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;
import uk.directly.register.Register;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The register: who is accredited, what was checked and when (R31). */
@RestController
@AllowEveryone
class ProvidersController {
    private final Register register;
    private final RegisterQueries queries;
    private final Councils councils;
    private final Clock clock;

    ProvidersController(Register register, RegisterQueries queries, Councils councils, Clock clock) {
        this.register = register;
        this.queries = queries;
        this.councils = councils;
        this.clock = clock;
    }

    @GetMapping("/api/v1/providers")
    Mono<ResponseEntity<PageOf<ProviderJson>>> search(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "near", required = false) @Nullable String near,
            @RequestParam(name = "within", required = false) @Nullable Double within,
            @RequestParam(name = "service", required = false) @Nullable String service,
            @RequestParam(name = "language", required = false) @Nullable String language,
            Paging paging) {
        LocalDate today = London.today(clock);
        return queries.of(text, near, within, kind, service, language)
                .flatMapMany(query -> register.search(query, RegisterQueries.position(paging.after()), paging.fetch()))
                .collectList()
                .map(entries -> paging.answer(
                        entries,
                        entry -> RegisterQueries.cursor(entry.position()),
                        entry -> ProviderJson.of(entry, today, false)));
    }

    @GetMapping("/api/v1/providers/{id}")
    Mono<ProviderJson> one(@PathVariable("id") UUID id) {
        return councils.ofVisitors()
                .flatMap(council -> register.withOffers(council.id(), id))
                .map(entry -> ProviderJson.of(entry, London.today(clock), true))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemType.NOT_FOUND, "No provider on the register has this id.")));
    }

    /**
     * An entry of the register.
     *
     * @param services what they do
     * @param daysOnRegister since {@code accreditedOn}
     * @param checks only of a single entry
     * @param offers what can be booked or asked for now; only of a single entry
     * @param offersUrl what they offer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProviderJson(
            UUID id,
            String name,
            ProviderKind kind,
            String about,
            String district,
            List<String> languages,
            List<String> skills,
            List<ProviderEntry.Service> services,
            LocalDate accreditedOn,
            long daysOnRegister,
            @Nullable Double distanceMiles,
            @Nullable List<CheckJson> checks,
            @Nullable List<ProviderEntry.Offer> offers,
            String offersUrl) {
        static ProviderJson of(ProviderEntry entry, LocalDate today, boolean whole) {
            return new ProviderJson(
                    entry.id(),
                    entry.name(),
                    entry.kind(),
                    entry.about(),
                    entry.district(),
                    entry.languages(),
                    entry.skills(),
                    entry.services(),
                    entry.accreditedOn(),
                    Math.max(0, ChronoUnit.DAYS.between(entry.accreditedOn(), today)),
                    entry.distanceMiles(),
                    whole ? entry.checks().stream().map(CheckJson::of).toList() : null,
                    whole ? entry.offers() : null,
                    "/api/v1/offers?provider=" + entry.id());
        }
    }

    /** What was checked and when, what that means, and what it doesn't. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckJson(
            String name,
            String title,
            @Nullable String level,
            LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            @Nullable String issuer,
            String means,
            String doesNotMean) {
        static CheckJson of(ProviderEntry.Check check) {
            return new CheckJson(
                    check.name().slug(),
                    check.name().title(),
                    check.level(),
                    check.checkedOn(),
                    check.expiresOn(),
                    check.issuer(),
                    check.name().means(),
                    check.name().doesNotMean());
        }
    }
}
