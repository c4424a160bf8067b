package uk.directly.accreditation.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.OfficerQueue;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The lists of the officers who check providers: who waits, the register, and what runs out. */
@Controller
@Allow(Role.ACCREDITATION)
class OfficerPages {
    private static final int MOST = 50;
    private static final int DAYS_AHEAD = 30;
    private static final int MOST_RUNNING_OUT = 500;

    private final ProviderFiles files;
    private final OfficerQueue queue;
    private final Clock clock;

    OfficerPages(ProviderFiles files, OfficerQueue queue, Clock clock) {
        this.files = files;
        this.queue = queue;
        this.clock = clock;
    }

    @GetMapping(QueuePages.PATH)
    Mono<Rendering> queue(@RequestParam MultiValueMap<String, String> query, Actor actor, Viewer viewer) {
        UUID council = actor.councilId();
        QueueChoice choice = QueueChoice.of(query);
        return queue.target(council)
                .flatMap(target -> Mono.zip(
                                queue.waiting(
                                                council,
                                                choice.filter(actor.personId(), target),
                                                choice.place(),
                                                QueueChoice.SHOWN + 1)
                                        .collectList(),
                                queue.suspended(council, MOST).collectList(),
                                queue.figures(council, soon()),
                                files.drafts(council, MOST).collectList())
                        .map(found -> new QueuePages(target, choice)
                                .page(
                                        Frame.of("Queue", viewer).under("/home"),
                                        found.getT1(),
                                        found.getT2(),
                                        found.getT3(),
                                        found.getT4())
                                .show()));
    }

    @GetMapping("/register")
    Mono<Rendering> register(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            Actor actor,
            Viewer viewer) {
        ProviderFiles.NamedPlace place = after == null || id == null ? null : new ProviderFiles.NamedPlace(after, id);
        return files.register(actor.councilId(), place, MOST + 1)
                .collectList()
                .map(found -> OfficersRegisterPage.of(
                                Frame.of("Register", viewer).under("/register"),
                                found.stream().limit(MOST).toList(),
                                nextEntry(found))
                        .show());
    }

    @GetMapping("/running-out")
    Mono<Rendering> runningOut(Actor actor, Viewer viewer) {
        return files.runningOut(actor.councilId(), soon(), MOST_RUNNING_OUT)
                .collectList()
                .map(checks -> RunningOutPage.of(
                                Frame.of("Running out", viewer).under("/running-out"), checks, London.today(clock))
                        .show());
    }

    private LocalDate soon() {
        return London.today(clock).plusDays(DAYS_AHEAD);
    }

    private static @Nullable String nextEntry(List<Entry> found) {
        if (found.size() <= MOST) {
            return null;
        }
        Entry last = found.get(MOST - 1);
        return "/register?after=" + UriUtils.encode(last.name(), StandardCharsets.UTF_8) + "&id=" + last.id();
    }
}
