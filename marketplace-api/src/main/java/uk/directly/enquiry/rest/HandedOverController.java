package uk.directly.enquiry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.enquiry.Downloads;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.HandedOver;
import uk.directly.enquiry.Handovers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;

/** Threads that one of the two handed over to an officer's team (R13). Officers read no other; each look is shown to both. */
@RestController
@RequestMapping("/api/v1/threads/handed-over")
@Allow({Role.SUPPORT, Role.SOCIAL_WORK, Role.ACCREDITATION})
class HandedOverController {
    private final Handovers handovers;

    HandedOverController(Handovers handovers) {
        this.handovers = handovers;
    }

    @GetMapping
    Mono<PageOf<Handovers.HandedLine>> list(Actor officer) {
        return handovers.to(officer).collectList().map(PageOf::whole);
    }

    @GetMapping("/{id}")
    Mono<HandedOver> one(@PathVariable("id") UUID id, Actor officer) {
        return handovers.read(officer, id).switchIfEmpty(Mono.error(EnquiryAnswers::notFound));
    }

    @GetMapping("/{id}/files/{fileId}")
    Mono<ResponseEntity<ByteBuffer>> file(
            @PathVariable("id") UUID id, @PathVariable("fileId") UUID fileId, Actor officer) {
        return handovers
                .file(officer, id, fileId)
                .map(Downloads::answer)
                .switchIfEmpty(Mono.error(EnquiryAnswers::notFound));
    }

    /** Answers as the council; both sides are told. */
    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(@PathVariable("id") UUID id, @Valid @RequestBody AnswerBody body, Actor officer) {
        return handovers
                .answer(officer, Objects.requireNonNullElseGet(body.id(), Ids::next), id, body.message())
                .flatMap(result -> switch (result) {
                    case DONE -> Mono.<Void>empty();
                    case NOT_FOUND -> Mono.<Void>error(EnquiryAnswers::notFound);
                    case INVALID ->
                        Mono.<Void>error(Problem.invalid(
                                "message", "Write a message of at most " + Enquiries.LONGEST + " characters."));
                });
    }

    /** What the council answers; an id that is sent again is the same answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerBody(@Nullable UUID id, @NotNull String message) {}
}
