package uk.directly.register.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.register.ProviderFiles.Waiting;
import uk.directly.register.ProviderState;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** What the officers who check providers see: who waits, each with its file, the register, and what runs out. */
@Controller
class OfficerPages {
    private static final int MOST = 50;
    private static final int DAYS_AHEAD = 30;
    private static final int MOST_RUNNING_OUT = 500;

    private final ProviderFiles files;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final Clock clock;

    OfficerPages(ProviderFiles files, CouncilSettings settings, BankHolidays bankHolidays, Clock clock) {
        this.files = files;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.clock = clock;
    }

    @Allow(Role.ACCREDITATION)
    @GetMapping("/queue")
    Mono<Rendering> queue(
            @RequestParam(name = "after", required = false) @Nullable LocalDate after,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            Actor actor,
            Viewer viewer) {
        UUID council = actor.councilId();
        ProviderFiles.Place place = after == null || id == null ? null : new ProviderFiles.Place(after, id);
        return deadline(council)
                .flatMap(deadline -> files.waiting(council, place, MOST + 1)
                        .collectList()
                        .flatMap(waiting -> files.drafts(council, MOST)
                                .collectList()
                                .flatMap(drafts -> files.runningOut(council, soon(), MOST_RUNNING_OUT)
                                        .collectList()
                                        .map(ending -> QueuePage.of(
                                                        Frame.of("Queue", viewer)
                                                                .under("/home"),
                                                        waiting.stream()
                                                                .limit(MOST)
                                                                .toList(),
                                                        nextWaiting(waiting),
                                                        drafts,
                                                        ending,
                                                        deadline)
                                                .show()))));
    }

    @Allow(Role.ACCREDITATION)
    @GetMapping("/queue/{id}")
    Mono<Rendering> file(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return files.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(file -> deadline(actor.councilId())
                        .map(deadline -> FilePage.of(
                                        Frame.of(file.name(), viewer).under(file.isNew() ? "/home" : "/register"),
                                        file,
                                        waiting(file, deadline))
                                .show()));
    }

    @Allow(Role.ACCREDITATION)
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

    @Allow(Role.ACCREDITATION)
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

    private Mono<QueuePage.Deadline> deadline(UUID council) {
        LocalDate today = London.today(clock);
        return settings.valueOf(council, Setting.ACCREDITATION_WORKING_DAYS, today)
                .zipWith(
                        bankHolidays.workingDays(),
                        (days, workingDays) -> new QueuePage.Deadline(days, workingDays, today));
    }

    private static @Nullable String waiting(ProviderFile file, QueuePage.Deadline deadline) {
        LocalDate applied = file.appliedOn();
        return file.state() == ProviderState.APPLIED && applied != null ? deadline.words(applied) : null;
    }

    private static @Nullable String nextWaiting(List<Waiting> found) {
        if (found.size() <= MOST) {
            return null;
        }
        Waiting last = found.get(MOST - 1);
        return "/queue?after=" + last.appliedOn() + "&id=" + last.id();
    }

    private static @Nullable String nextEntry(List<Entry> found) {
        if (found.size() <= MOST) {
            return null;
        }
        Entry last = found.get(MOST - 1);
        return "/register?after=" + UriUtils.encode(last.name(), StandardCharsets.UTF_8) + "&id=" + last.id();
    }
}
