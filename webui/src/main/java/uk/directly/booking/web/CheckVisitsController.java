package uk.directly.booking.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.Approvals;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Diary;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** All that waits for a yes, on one page. A yes to several counts for each as it was shown. */
@Controller
@RequestMapping(CheckVisitsPage.PATH)
@Allow({Role.HOLDER, Role.CARER})
class CheckVisitsController {
    private static final int MOST = 100;

    private final Diary diary;
    private final Approvals approvals;

    CheckVisitsController(Diary diary, Approvals approvals) {
        this.diary = diary;
        this.approvals = approvals;
    }

    @GetMapping
    @ForOthers(Power.APPROVE)
    Mono<Rendering> ask(
            @RequestParam(name = "agreed", required = false) @Nullable Integer agreed, Actor actor, Viewer viewer) {
        return page(actor, viewer, FormErrors.NONE, notice(agreed)).map(Page::show);
    }

    @PostMapping
    @ForOthers(Power.APPROVE)
    Mono<Rendering> agree(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), diary.toAnswer(actor, MOST).collectList())
                .flatMap(found -> {
                    List<String> seen = Objects.requireNonNullElse(found.getT1().get("visit"), List.<String>of());
                    Map<String, Booking> known = found.getT2().stream()
                            .filter(CheckVisitsPage::isInOneStep)
                            .collect(Collectors.toMap(CheckVisitsPage::seen, Function.identity()));
                    // Pressed twice, the second press finds nothing of it any more.
                    return Flux.fromIterable(seen)
                            .distinct()
                            .filter(known::containsKey)
                            .map(id -> Objects.requireNonNull(known.get(id)))
                            .concatMap(booking -> agree(actor, booking))
                            .collectList()
                            .flatMap(said -> answer(actor, viewer, seen.size(), said));
                });
    }

    private Mono<Boolean> agree(Actor actor, Booking booking) {
        String key = booking.id() + ":" + booking.version() + ":" + booking.openPence();
        return approvals
                .approve(
                        actor,
                        booking.id(),
                        booking.openPence(),
                        IdempotencyKey.of(actor.personId(), "POST /visits/agree", key, actor.forPersonId() + " " + key))
                .map(result -> result instanceof BookingResult.Done);
    }

    private Mono<Rendering> answer(Actor actor, Viewer viewer, int asked, List<Boolean> said) {
        long agreed = said.stream().filter(done -> done).count();
        if (agreed > 0 || asked == 0) {
            return Mono.just(Page.goTo(CheckVisitsPage.PATH + "?agreed=" + agreed));
        }
        FormErrors changed = FormErrors.one("", "These visits have changed since you looked. Look at them again");
        return page(actor, viewer, changed, null).map(page -> page.show(HttpStatus.CONFLICT));
    }

    private Mono<CheckVisitsPage> page(Actor actor, Viewer viewer, FormErrors errors, @Nullable String notice) {
        Frame frame = Frame.of("Check what happened", viewer).under("/visits").withNotice(notice);
        return diary.toAnswer(actor, MOST).collectList().map(waiting -> CheckVisitsPage.of(frame, errors, waiting));
    }

    private static @Nullable String notice(@Nullable Integer agreed) {
        return agreed == null || agreed < 1 || agreed > MOST
                ? null
                : "Thank you. You said yes to " + DateWords.count(agreed, "visit") + ".";
    }
}
