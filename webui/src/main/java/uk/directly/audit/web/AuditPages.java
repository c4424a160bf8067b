package uk.directly.audit.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.audit.AuditLine;
import uk.directly.audit.AuditTrail;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The trail of a council, whole or of one booking with its payments. */
@Controller
class AuditPages {
    private static final String HERE = "/finance/audit";
    private static final int MOST = 25;
    private static final TypeReference<java.util.Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final AuditTrail trail;
    private final JsonMapper json;

    AuditPages(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    @Allow(Role.FINANCE)
    @GetMapping(HERE)
    Mono<Rendering> trail(
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            Actor actor,
            Viewer viewer) {
        String typed = subject.strip();
        Frame frame = Frame.of("Audit trail", viewer).under(HERE);
        UUID id = id(typed);
        if (!typed.isEmpty() && id == null) {
            FormErrors errors = FormErrors.one(
                    "subject", "Give the whole id of a booking or a payment: 36 letters, digits and hyphens");
            return Mono.just(
                    AuditPage.of(frame, errors, typed, List.of(), null).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        Flux<AuditLine> lines = id == null
                ? trail.recent(actor.councilId(), before, MOST + 1)
                : trail.about(actor.councilId(), id, before, MOST + 1);
        return lines.map(line -> new AuditPage.Entry(line, json.readValue(line.details(), DETAILS)))
                .collectList()
                .map(found -> AuditPage.of(
                                frame,
                                FormErrors.NONE,
                                typed,
                                found.stream().limit(MOST).toList(),
                                next(found, id))
                        .show());
    }

    private static @Nullable UUID id(String typed) {
        try {
            UUID id = UUID.fromString(typed);
            // UUID.fromString fills up what is short: 1-1-1-1-1 is none.
            return id.toString().equalsIgnoreCase(typed) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String next(List<AuditPage.Entry> found, @Nullable UUID id) {
        if (found.size() <= MOST) {
            return null;
        }
        String before = "before=" + found.get(MOST - 1).line().id();
        return HERE + "?" + (id == null ? before : "subject=" + id + "&" + before);
    }
}
