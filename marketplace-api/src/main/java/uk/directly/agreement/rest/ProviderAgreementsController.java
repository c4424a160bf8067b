package uk.directly.agreement.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.agreement.Agreements;
import uk.directly.agreement.NewTerms;
import uk.directly.agreement.Proposals;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.web.rest.Problem;

/** The provider's steps with an agreement: a yes to the first terms, and new ones with notice (R54). */
@RestController
@RequestMapping("/api/v1/agreements/{id}/versions")
@Allow(Role.PROVIDER)
class ProviderAgreementsController {
    private final Agreements agreements;
    private final Proposals proposals;

    ProviderAgreementsController(Agreements agreements, Proposals proposals) {
        this.agreements = agreements;
        this.proposals = proposals;
    }

    /** Asks for other terms, from a day on. */
    @PostMapping
    Mono<ResponseEntity<AgreementJson>> propose(
            @PathVariable("id") UUID id, @Valid @RequestBody TermsBody body, Actor actor) {
        return proposals
                .propose(actor, id, body.terms())
                .map(result -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/agreements/" + id))
                        .body(AgreementsController.json(result, actor)));
    }

    @PostMapping("/{version}/accept")
    Mono<AgreementJson> accept(@PathVariable("id") UUID id, @PathVariable("version") int version, Actor actor) {
        return agreements.accept(actor, id, version).map(result -> AgreementsController.json(result, actor));
    }

    @PostMapping("/{version}/withdraw")
    Mono<AgreementJson> withdraw(@PathVariable("id") UUID id, @PathVariable("version") int version, Actor actor) {
        return proposals.withdraw(actor, id, version).map(result -> AgreementsController.json(result, actor));
    }

    /** What is asked for; a part of the week that isn't named keeps its price. */
    record TermsBody(
            @NotNull UUID offerId,
            @Nullable LocalDate from,
            @NotNull Map<String, Long> ratesPence,
            @Nullable Integer retainerPercent,
            @Nullable Integer retainerDays,
            @Nullable Integer noticeDays,
            @Nullable String why) {
        NewTerms terms() {
            if (!Arrays.stream(Band.values())
                    .map(Band::slug)
                    .collect(Collectors.toSet())
                    .containsAll(ratesPence.keySet())) {
                throw Problem.invalid("ratesPence", "Name the parts of the week as the rate card does.");
            }
            return new NewTerms(
                    offerId,
                    from,
                    ratesPence,
                    Objects.requireNonNullElse(retainerPercent, 0),
                    Objects.requireNonNullElse(retainerDays, 0),
                    Objects.requireNonNullElse(noticeDays, 0),
                    why);
        }
    }
}
