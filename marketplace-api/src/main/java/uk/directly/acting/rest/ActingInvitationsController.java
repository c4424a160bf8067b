package uk.directly.acting.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.LocalDate;
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
import uk.directly.acting.ActingInvitation;
import uk.directly.acting.ActingInvitations;
import uk.directly.acting.ActingResult;
import uk.directly.acting.AskToAct;
import uk.directly.acting.Limits;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.InvitationCode;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;

/** Asking somebody to act for a person, and saying yes or no to it (R60). */
@RestController
@RequestMapping("/api/v1/acting")
class ActingInvitationsController {
    private static final int MOST = 100;

    private final ActingInvitations invitations;

    ActingInvitationsController(ActingInvitations invitations) {
        this.invitations = invitations;
    }

    /** Who was asked, the latest first. */
    @GetMapping("/invitations")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<PageOf<ActingInvitation>> list(Actor actor) {
        return invitations
                .of(actor.councilId(), actor.forPersonId(), MOST)
                .collectList()
                .map(PageOf::whole);
    }

    /** Asks somebody; a support worker says for whom. The code is in this answer and nowhere else. */
    @PostMapping("/invitations")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER, Role.SUPPORT})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<InvitedJson>> invite(@Valid @RequestBody InviteBody body, Actor actor) {
        UUID whom = Objects.requireNonNullElse(body.personId(), actor.forPersonId());
        return invitations.invite(actor, whom, body.ask()).map(result -> {
            if (result instanceof ActingResult.Invited invited) {
                return ResponseEntity.status(HttpStatus.CREATED).body(InvitedJson.of(invited));
            }
            throw ActingProblems.problem(result);
        });
    }

    @PostMapping("/invitations/{id}/withdraw")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<Void>> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return invitations.withdraw(actor, actor.forPersonId(), id).map(result -> {
            if (result instanceof ActingResult.Done) {
                return ResponseEntity.noContent().build();
            }
            throw ActingProblems.problem(result);
        });
    }

    /** Says yes: by who has signed in, whatever they are here already. */
    @PostMapping("/accept")
    @Allow
    Mono<CameJson> accept(@Valid @RequestBody AcceptBody body, Actor actor, Principal principal) {
        return invitations
                .accept(principal.getName(), code(body.code()), actor.name())
                .map(result -> {
                    if (result instanceof ActingResult.Came came) {
                        return new CameJson(came.forPersonId(), came.waits());
                    }
                    throw ActingProblems.problem(result);
                });
    }

    /** Says no. */
    @PostMapping("/decline")
    @Allow
    Mono<ResponseEntity<Void>> decline(@Valid @RequestBody AcceptBody body) {
        return invitations.decline(code(body.code())).map(result -> {
            if (result instanceof ActingResult.Done) {
                return ResponseEntity.noContent().build();
            }
            throw ActingProblems.problem(result);
        });
    }

    private static InvitationCode code(String typed) {
        InvitationCode code = InvitationCode.typed(typed);
        if (code == null) {
            throw Problem.invalid("code", "Give the code as it stands on the letter.");
        }
        return code;
    }

    /** Whom, as {@code helper} or {@code nominee}, how far; {@code personId} for a support worker. */
    record InviteBody(
            @NotNull String name,
            @NotNull String as,
            @NotNull String way,
            @Nullable String email,
            @Nullable Boolean mayBook,
            @Nullable Long mayApproveUpToPence,
            @Nullable LocalDate lastDay,
            @Nullable UUID personId) {
        AskToAct ask() {
            if (!as.matches("helper|nominee")) {
                throw Problem.invalid("as", "Give helper or nominee.");
            }
            boolean helper = as.equals("helper");
            // What isn't said of a helper isn't given.
            Long most = helper && mayApproveUpToPence == null ? Long.valueOf(0) : mayApproveUpToPence;
            return new AskToAct(
                    Acting.As.of(as), name, way, email, new Limits(Boolean.TRUE.equals(mayBook), most, lastDay));
        }
    }

    /** The code, once, and where it leads. */
    record InvitedJson(UUID id, String code, String path, LocalDate until) {
        static InvitedJson of(ActingResult.Invited invited) {
            return new InvitedJson(
                    invited.id(),
                    invited.code().spaced(),
                    "/helping?code=" + invited.code().text(),
                    invited.until());
        }
    }

    /** The code of the letter. */
    record AcceptBody(@NotNull String code) {}

    /** For whom one acts from now on; {@code waits} until an officer has looked. */
    record CameJson(UUID forPersonId, boolean waits) {}
}
