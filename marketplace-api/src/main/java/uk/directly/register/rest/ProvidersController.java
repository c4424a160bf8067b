package uk.directly.register.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
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

    ProvidersController(Register register, RegisterQueries queries, Councils councils) {
        this.register = register;
        this.queries = queries;
        this.councils = councils;
    }

    @GetMapping("/api/v1/providers")
    Mono<ResponseEntity<PageOf<ProviderJson>>> search(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "near", required = false) @Nullable String near,
            @RequestParam(name = "within", required = false) @Nullable Double within,
            Paging paging) {
        return queries.of(text, near, within, kind)
                .flatMapMany(query -> register.search(query, RegisterQueries.position(paging.after()), paging.fetch()))
                .collectList()
                .map(entries -> paging.answer(
                        entries,
                        entry -> RegisterQueries.cursor(entry.position()),
                        entry -> ProviderJson.of(entry, null)));
    }

    @GetMapping("/api/v1/providers/{id}")
    Mono<ProviderJson> one(@PathVariable("id") UUID id) {
        return councils.ofVisitors()
                .flatMap(council -> register.entry(council.id(), id))
                .map(entry -> ProviderJson.of(
                        entry, entry.checks().stream().map(CheckJson::of).toList()))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemType.NOT_FOUND, "No provider on the register has this id.")));
    }

    /**
     * An entry of the register.
     *
     * @param checks only of a single entry
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
            LocalDate accreditedOn,
            @Nullable Double distanceMiles,
            @Nullable List<CheckJson> checks,
            String offersUrl) {
        static ProviderJson of(ProviderEntry entry, @Nullable List<CheckJson> checks) {
            return new ProviderJson(
                    entry.id(),
                    entry.name(),
                    entry.kind(),
                    entry.about(),
                    entry.district(),
                    entry.languages(),
                    entry.skills(),
                    entry.accreditedOn(),
                    entry.distanceMiles(),
                    checks,
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
