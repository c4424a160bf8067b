package uk.directly.agreement.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.agreement.Invitation;
import uk.directly.agreement.InvitationResult;
import uk.directly.agreement.Invitations;
import uk.directly.agreement.OwnWork;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.InvitationCode;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Bringing one's own PA along (R9). */
@RestController
@RequestMapping("/api/v1/own-providers")
class InvitationsController {
    private static final int MOST = 100;

    private final Invitations invitations;

    InvitationsController(Invitations invitations) {
        this.invitations = invitations;
    }

    /** Whom one has invited, the latest first. */
    @GetMapping("/invitations")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<PageOf<Invitation>> list(Actor actor) {
        return invitations.of(actor, MOST).collectList().map(PageOf::whole);
    }

    /** Invites; a support worker says for whom. The code is in this answer and nowhere else. */
    @PostMapping("/invitations")
    @Allow({Role.HOLDER, Role.CARER, Role.SUPPORT})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<InvitedJson>> invite(@Valid @RequestBody InviteBody body, Actor actor) {
        UUID holder = body.personId() == null ? actor.forPersonId() : body.personId();
        return invitations
                .invite(actor, holder, body.name(), body.service(), body.way(), body.ratesPence())
                .map(result -> {
                    if (result instanceof InvitationResult.Invited invited) {
                        return ResponseEntity.status(HttpStatus.CREATED)
                                .body(new InvitedJson(
                                        invited.id(),
                                        invited.code().spaced(),
                                        "/invited?code=" + invited.code().text(),
                                        invited.until()));
                    }
                    throw problem(result);
                });
    }

    @PostMapping("/invitations/{id}/withdraw")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<Void>> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return invitations.withdraw(actor, id).map(result -> {
            if (result instanceof InvitationResult.Withdrawn) {
                return ResponseEntity.noContent().build();
            }
            throw problem(result);
        });
    }

    /** Takes an invitation up: by who has signed in, whatever they are here already. */
    @PostMapping("/accept")
    @Allow
    Mono<CameJson> accept(@Valid @RequestBody AcceptBody body, Actor actor, Principal principal) {
        InvitationCode code = InvitationCode.typed(body.code());
        if (code == null) {
            throw Problem.invalid("code", "Give the code as it stands on the letter.");
        }
        return invitations.use(principal.getName(), code, body.work()).map(result -> {
            if (result instanceof InvitationResult.Came came) {
                return new CameJson(came.providerId());
            }
            throw problem(result);
        });
    }

    private static Problem problem(InvitationResult result) {
        return switch (result) {
            case InvitationResult.NotFound none -> Problem.of(ProblemType.NOT_FOUND, "There is no such invitation.");
            case InvitationResult.NoLonger old ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This invitation was used, taken back, or is too old. Ask for a new one.",
                        Map.of("state", "no-longer"));
            case InvitationResult.OwnWork own ->
                Problem.of(ProblemType.NOT_ALLOWED, "Nobody can be paid for supporting themselves.");
            case InvitationResult.NotAllowed officer ->
                Problem.of(ProblemType.NOT_ALLOWED, "Use a sign-in of your own, not that of your work at the council.");
            case InvitationResult.Invalid invalid -> Problem.invalid(invalid.field(), invalid.message());
            case InvitationResult.Invited done -> throw new IllegalStateException("It was done");
            case InvitationResult.Open done -> throw new IllegalStateException("It was done");
            case InvitationResult.Came done -> throw new IllegalStateException("It was done");
            case InvitationResult.Withdrawn done -> throw new IllegalStateException("It was done");
        };
    }

    /** Whom, to what; {@code personId} for a support worker; {@code ratesPence} where it is keyed in for them. */
    record InviteBody(
            @NotNull String name,
            @NotNull String service,
            @NotNull String way,
            @Nullable UUID personId,
            @Nullable Map<String, Long> ratesPence) {}

    /** The code, once, and where it leads. */
    record InvitedJson(UUID id, String code, String path, LocalDate until) {}

    /** What they say of themselves. */
    record AcceptBody(
            @NotNull String code,
            @NotNull String name,
            @NotNull String phone,
            @NotNull String postcode,
            @Nullable String what,
            @NotNull Map<String, Long> ratesPence,
            @Nullable List<Engagement> openTo) {
        OwnWork work() {
            return new OwnWork(
                    name,
                    phone,
                    postcode,
                    what,
                    ratesPence,
                    Objects.requireNonNullElse(openTo, List.of(Engagement.EMPLOYED, Engagement.SELF_EMPLOYED)));
        }
    }

    /** Who they are now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CameJson(UUID providerId) {}
}
