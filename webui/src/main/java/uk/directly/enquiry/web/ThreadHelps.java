package uk.directly.enquiry.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Handovers;
import uk.directly.enquiry.Team;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;

/** "Ask the council for help with this" (R13), the same for both sides. */
@Component
class ThreadHelps {
    private final Threads threads;
    private final Handovers handovers;

    ThreadHelps(Threads threads, Handovers handovers) {
        this.threads = threads;
        this.handovers = handovers;
    }

    Mono<Rendering> ask(Threads.At at, Fields fields, FormErrors errors) {
        return threads.find(at)
                .map(enquiry -> HandOverPage.of(at, enquiry, fields, errors)
                        .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    Mono<Rendering> handOver(Threads.At at, Fields fields) {
        Team team = team(fields.value("team"));
        String what = fields.value("what");
        FormErrors errors = FormErrors.NONE;
        if (team == null) {
            errors = errors.and("team", "Choose who of the council may read it");
        }
        if (!what.equals("now") && !what.equals("later")) {
            errors = errors.and("what", "Choose what they may read");
        }
        if (team == null || !errors.isEmpty()) {
            return ask(at, fields, errors);
        }
        return handovers
                .handOver(
                        at.actor(),
                        at.side(),
                        at.id(),
                        new Handovers.Request(fields.key(), team, what.equals("later"), fields.value("words")))
                .flatMap(result -> result instanceof EnquiryResult.Done
                        ? Mono.just(Page.goTo(at.path() + "?done=handed"))
                        : ask(at, fields, Threads.errors(result)));
    }

    Mono<Rendering> takeBack(Threads.At at, UUID handoverId) {
        return handovers.takeBack(at.actor(), at.side(), at.id(), handoverId).map(result -> switch (result) {
            case EnquiryResult.NotFound none -> throw Threads.notFound();
            case EnquiryResult.Done done -> Page.goTo(at.path() + "?done=taken-back");
            default -> Page.goTo(at.path());
        });
    }

    private static @org.jspecify.annotations.Nullable Team team(String slug) {
        for (Team team : Team.values()) {
            if (team.slug().equals(slug)) {
                return team;
            }
        }
        return null;
    }
}
