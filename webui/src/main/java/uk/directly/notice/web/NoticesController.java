package uk.directly.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.notice.Notices;
import uk.directly.notice.Told;
import uk.directly.notice.model.Words;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;

/** What somebody was told. Who acts for somebody sees what they themselves were told about that person, and no more. */
@Controller
class NoticesController {
    private static final int SHOWN = 20;

    private final Notices notices;

    NoticesController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping(NoticesPage.PATH)
    @Allow
    @ForOthers(Power.SEE)
    Mono<Rendering> list(
            @RequestParam(name = "before", required = false) @Nullable UUID before, Actor actor, Viewer viewer) {
        return notices.of(actor, before, SHOWN + 1).collectList().flatMap(found -> {
            List<Told> shown = found.subList(0, Math.min(SHOWN, found.size()));
            String next = found.size() > SHOWN
                    ? NoticesPage.PATH + "?before=" + shown.getLast().id()
                    : null;
            NoticesPage page = new NoticesPage(
                    Frame.of("Your notices", viewer),
                    shown.stream().map(told -> line(told, actor)).toList(),
                    next,
                    links(actor, viewer));
            List<UUID> unread = shown.stream()
                    .filter(told -> told.readAt() == null)
                    .map(Told::id)
                    .toList();
            return notices.read(actor, unread).thenReturn(page.show());
        });
    }

    private static List<Link> links(Actor actor, Viewer viewer) {
        List<Link> links = new ArrayList<>();
        if (HowPage.isFor(actor)) {
            Viewer.ActingFor other = viewer.actingFor();
            links.add(
                    new Link(other == null ? "How we write to you" : "How we write to " + other.name(), HowPage.PATH));
        }
        if (actor.is(Role.SUPPORT)) {
            links.add(new Link("Calls to make", CallsPage.PATH));
            links.add(new Link("What did not arrive", LatePage.PATH));
        }
        if (actor.is(Role.SUPPORT, Role.SOCIAL_WORK)) {
            links.add(new Link("What we keep back", HeldPage.PATH));
        }
        if (viewer.demonstration()) {
            links.add(new Link("What we would have sent", SentHerePage.PATH));
        }
        return links;
    }

    private NoticesPage.Line line(Told told, Actor actor) {
        Words.Text text = notices.words(told);
        return new NoticesPage.Line(
                text.subject(),
                notices.lines(told),
                told.easyRead(),
                DateWords.dayAndTime(told.at()),
                told.readAt() == null,
                told.words().endsWith(".office")
                        ? NoticeLinks.ofOffice(told, actor.is(Role.SUPPORT), actor.is(Role.FINANCE))
                        : NoticeLinks.of(told, actor.onBehalfOf() != null));
    }
}
