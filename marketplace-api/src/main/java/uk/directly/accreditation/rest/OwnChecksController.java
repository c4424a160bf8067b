package uk.directly.accreditation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.Evidence;
import uk.directly.accreditation.EvidenceBook;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.model.Asked;
import uk.directly.accreditation.model.Facts;
import uk.directly.accreditation.rest.OwnProviderJson.CheckJson;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFiles;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** What one's own provider gives for a check (R30): the facts, never the certificate. */
@RestController
@RequestMapping("/api/v1/providers")
@Allow({Role.PROVIDER, Role.BROKER})
class OwnChecksController {
    private final Evidence evidence;
    private final EvidenceBook book;
    private final ProviderFiles files;

    OwnChecksController(Evidence evidence, EvidenceBook book, ProviderFiles files) {
        this.evidence = evidence;
        this.book = book;
        this.files = files;
    }

    /** Gives what a check asks, for the first time, again, or before it runs out. */
    @PutMapping("/checks/{check}")
    Mono<CheckJson> give(@PathVariable("check") String check, @Valid @RequestBody FactsBody body, Actor actor) {
        CheckName name = name(check);
        return book.asked(actor, name)
                .doOnNext(asked -> body.checkLevel(asked))
                .then(Mono.defer(() -> evidence.give(
                        actor, Objects.requireNonNullElseGet(body.id(), Ids::next), name, body.facts(), body.fileId())))
                .flatMap(result -> result instanceof JoiningResult.Done
                        ? files.own(actor)
                        : Mono.error(JoiningProblems.of(result)))
                .map(file -> file.checks().stream()
                        .filter(each -> each.name() == name)
                        .findFirst()
                        .map(CheckJson::of)
                        .orElseThrow());
    }

    /** The same, by the provider's id. */
    @PutMapping("/{id}/checks/{check}")
    Mono<CheckJson> give(
            @PathVariable("id") UUID id,
            @PathVariable("check") String check,
            @Valid @RequestBody FactsBody body,
            Actor actor) {
        return JoiningController.Own.check(actor, id).then(Mono.defer(() -> give(check, body, actor)));
    }

    static CheckName name(String slug) {
        try {
            return CheckName.of(slug);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no check of this name.");
        }
    }

    /** The facts. Written to no log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactsBody(
            @Nullable UUID id,
            @Nullable String level,
            @Nullable @Size(max = 200) String issuer,
            @Nullable @Size(max = 100) String reference,
            @Nullable LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            @Nullable @Size(max = 40) String document,
            @Nullable @Size(max = 5) List<@NotNull @Valid RefereeBody> referees,
            @Nullable Boolean updateService,
            @Nullable Boolean agreed,
            @Nullable UUID fileId) {
        Facts facts() {
            return new Facts(
                    issuer,
                    reference,
                    checkedOn,
                    expiresOn,
                    document,
                    referees == null
                            ? List.of()
                            : referees.stream().map(RefereeBody::referee).toList(),
                    Boolean.TRUE.equals(updateService),
                    Boolean.TRUE.equals(agreed));
        }

        /** It is never chosen: whoever names one, names the one that is asked. */
        void checkLevel(Asked asked) {
            if (level != null && !level.equals(asked.level())) {
                throw Problem.invalid(
                        "level",
                        asked.level() == null
                                ? "This check has no level."
                                : "What you offer asks for " + asked.level() + ", no more and no less.");
            }
        }

        @Override
        public String toString() {
            return "FactsBody[masked]";
        }
    }

    /** Somebody who knows their work. */
    record RefereeBody(
            @NotNull @Size(min = 1, max = 100) String name,
            @NotNull @Size(min = 1, max = 100) String contact,
            @Nullable @Size(max = 100) String knows) {
        Facts.Referee referee() {
            return new Facts.Referee(name, contact, Objects.requireNonNullElse(knows, ""));
        }

        @Override
        public String toString() {
            return "RefereeBody[masked]";
        }
    }
}
