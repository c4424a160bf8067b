package uk.directly.audit.rest;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.audit.AuditLine;
import uk.directly.audit.AuditTrail;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** The trail for the officers who answer for it. */
@RestController
class AuditController {
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final AuditTrail trail;
    private final JsonMapper json;

    AuditController(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /** What was done to a subject of one's own council, newest first. */
    @Allow({Role.FINANCE, Role.ACCREDITATION})
    @GetMapping("/api/v1/audit")
    Mono<ResponseEntity<PageOf<Entry>>> of(Actor actor, @RequestParam UUID subject, Paging paging) {
        Cursor after = paging.after();
        return trail.of(actor.councilId(), subject, after == null ? null : after.id(0), paging.fetch())
                .map(line -> Entry.of(line, json.readValue(line.details(), DETAILS)))
                .collectList()
                .map(rows -> paging.answer(rows, last -> Cursor.after(last.id())));
    }

    record Entry(
            UUID id,
            Instant at,
            String action,
            @Nullable Someone actor,
            @Nullable Someone onBehalfOf,
            UUID subject,
            String subjectKind,
            Map<String, Object> details) {
        static Entry of(AuditLine line, Map<String, Object> details) {
            return new Entry(
                    line.id(),
                    line.at(),
                    line.action(),
                    Someone.of(line.actorId(), line.actorName()),
                    Someone.of(line.onBehalfOfId(), line.onBehalfOfName()),
                    line.subjectId(),
                    line.subjectKind(),
                    details);
        }
    }

    record Someone(UUID id, String name) {
        static @Nullable Someone of(@Nullable UUID id, @Nullable String name) {
            return id == null || name == null ? null : new Someone(id, name);
        }
    }
}
