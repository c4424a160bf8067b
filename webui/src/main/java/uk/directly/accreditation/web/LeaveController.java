package uk.directly.accreditation.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.OwnPages;
import uk.directly.booking.ProviderDiary;
import uk.directly.council.London;
import uk.directly.money.Pence;
import uk.directly.payment.ProviderPay;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "What runs out when", and leaving in one step after being shown what is open (R32, R42). */
@Controller
@Allow({Role.PROVIDER, Role.BROKER})
class LeaveController {
    private static final String LEAVE = "/my-page/leave";
    private static final int MOST = 100;

    private final OwnPages pages;
    private final ProviderFiles files;
    private final ProviderDiary diary;
    private final ProviderPay pay;
    private final Clock clock;

    LeaveController(OwnPages pages, ProviderFiles files, ProviderDiary diary, ProviderPay pay, Clock clock) {
        this.pages = pages;
        this.files = files;
        this.diary = diary;
        this.pay = pay;
        this.clock = clock;
    }

    @GetMapping("/my-page/checks")
    Mono<Rendering> checks(Actor actor, Viewer viewer) {
        return own(actor)
                .map(file -> ChecksPage.of(
                                Frame.of("What runs out when", viewer).under("/my-page"), file, London.today(clock))
                        .show());
    }

    @GetMapping(LEAVE)
    Mono<Rendering> ask(Actor actor, Viewer viewer) {
        return own(actor)
                .flatMap(file -> file.state() == ProviderState.LEFT
                        ? Mono.just(Page.goTo("/my-page"))
                        : open(actor)
                                .map(open -> new LeavePage(
                                                Frame.of("Leave", viewer).under("/my-page"), open, happens(file))
                                        .show()));
    }

    @PostMapping(LEAVE)
    Mono<Rendering> leave(Actor actor) {
        return pages.leave(actor).map(result -> {
            if (result instanceof JoiningResult.Done) {
                return Page.goTo("/my-page");
            }
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }

    private Mono<List<String>> open(Actor actor) {
        return Mono.zip(
                        diary.coming(actor, null, MOST).collectList(),
                        diary.requests(actor, null, MOST).collectList(),
                        diary.waitingPence(actor),
                        pay.coming(actor).map(ProviderPay.Coming::amountPence).reduce(0L, Long::sum))
                .map(found -> {
                    List<String> open = new ArrayList<>();
                    if (!found.getT1().isEmpty()) {
                        open.add(many(found.getT1().size(), "visit") + " agreed, the next on "
                                + DateWords.day(found.getT1().getFirst().start())
                                + ". They stay. Tell the people yourself if you can’t come.");
                    }
                    if (!found.getT2().isEmpty()) {
                        open.add(many(found.getT2().size(), "request")
                                + " waiting for your answer. You can still say yes or no.");
                    }
                    if (found.getT3() > 0) {
                        open.add(Pence.of(found.getT3()).text() + " for hours that are not agreed yet.");
                    }
                    if (found.getT4() > 0) {
                        open.add(Pence.of(found.getT4()).text() + " on its way to you. It is paid as promised.");
                    }
                    return List.copyOf(open);
                });
    }

    private static String many(int count, String what) {
        return (count == MOST ? "At least " : "") + DateWords.count(count, what);
    }

    private static List<String> happens(ProviderFile file) {
        List<String> lines = new ArrayList<>(List.of(
                "Your page and your offers are taken down at once.",
                "Nothing is cancelled: what you agreed with people stands, until you and they decide otherwise.",
                "You can go on signing in, to see your visits and your pay, and to tell us your hours.",
                "You can begin again later. What was accepted still counts, as long as it hasn’t run out."));
        if (file.kind() == ProviderKind.ISF_BROKER) {
            lines.add("The council looks after the money of the people whose funds you run, from today. They choose"
                    + " somebody else, and what was agreed is paid.");
        }
        return lines;
    }

    private Mono<ProviderFile> own(Actor actor) {
        return files.own(actor).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
