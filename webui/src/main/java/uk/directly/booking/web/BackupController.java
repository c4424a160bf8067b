package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.BackupLists;
import uk.directly.booking.Diary;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The person's own backup list (R7). */
@Controller
@RequestMapping(BackupPage.PATH)
@Allow({Role.HOLDER, Role.CARER})
class BackupController {
    private static final int MOST_KNOWN = 50;

    private final BackupLists backups;
    private final Diary diary;

    BackupController(BackupLists backups, Diary diary) {
        this.backups = backups;
        this.diary = diary;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> list(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        Frame frame = Frame.of("Who you would ask instead", viewer)
                .under("/people")
                .withNotice("saved".equals(done) ? "Saved." : null);
        return Mono.zip(
                        backups.of(actor).collectList(),
                        diary.withEach(actor, MOST_KNOWN).collectList())
                .map(found -> BackupPage.of(frame, found.getT1(), found.getT2()).show());
    }

    /** What is there already, gone already or unknown changes nothing. */
    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> change(Actor actor, ServerWebExchange exchange) {
        return Mono.zip(
                        exchange.getFormData(),
                        backups.of(actor)
                                .map(booking -> booking.provider().id())
                                .collectList())
                .flatMap(found -> {
                    UUID who = id(found.getT1().getFirst("who"));
                    String what = Objects.requireNonNullElse(found.getT1().getFirst("do"), "");
                    List<UUID> changed = changed(found.getT2(), who, what);
                    return changed.equals(found.getT2()) ? Mono.just(true) : backups.set(actor, changed);
                })
                .map(saved -> Page.goTo(BackupPage.PATH + (saved ? "?done=saved" : "")));
    }

    static List<UUID> changed(List<UUID> before, @Nullable UUID who, String what) {
        List<UUID> after = new ArrayList<>(before);
        int at = who == null ? -1 : before.indexOf(who);
        switch (what) {
            case "on" -> {
                if (who != null && at < 0) {
                    after.add(who);
                }
            }
            case "off" -> {
                if (at >= 0) {
                    after.remove(at);
                }
            }
            case "up" -> {
                if (at > 0) {
                    after.set(at, before.get(at - 1));
                    after.set(at - 1, before.get(at));
                }
            }
            default -> {
                return before;
            }
        }
        return after;
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
