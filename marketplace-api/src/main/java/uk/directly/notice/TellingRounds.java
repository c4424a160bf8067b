package uk.directly.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.data.Rounds;
import uk.directly.message.BackOff;
import uk.directly.message.OutboxHandler;
import uk.directly.notice.model.Decision;
import uk.directly.notice.model.Draft;
import uk.directly.notice.model.Happened;
import uk.directly.notice.model.Hours;
import uk.directly.notice.model.Inventory;
import uk.directly.notice.model.Sending;

/**
 * Makes notices of events (ADR 41). An event is told in one transaction that marks it, so it is told once, whichever replica
 * comes first; its handlers know nothing of that. What can't be told waits longer and longer, and the others pass it.
 */
@Component
class TellingRounds extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(TellingRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;

    private final Changes changes;
    private final CouncilSettings settings;
    private final Set<String> handled;
    private final Clock clock;
    private final InstantSource realTime;

    @Autowired
    TellingRounds(Changes changes, CouncilSettings settings, List<OutboxHandler> handlers, Clock clock) {
        this(changes, settings, handlers, clock, InstantSource.system());
    }

    TellingRounds(
            Changes changes,
            CouncilSettings settings,
            List<OutboxHandler> handlers,
            Clock clock,
            InstantSource realTime) {
        super(EVERY);
        this.changes = changes;
        this.settings = settings;
        this.handled = handlers.stream().map(OutboxHandler::topic).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
        this.realTime = realTime;
    }

    /** Tells of what happened since; answers of how many events. */
    @Override
    protected Mono<Integer> round() {
        return Mono.defer(() -> changes.apply("notice_untold", new Untold(realTime.instant(), AT_ONCE), Events.class))
                .flatMapIterable(Events::events)
                .concatMap(event -> tell(event).onErrorResume(error -> later(event, error)))
                .filter("done"::equals)
                .count()
                .map(Long::intValue);
    }

    private Mono<String> tell(Event event) {
        return Mono.defer(() -> Inventory.of(event.topic())
                .map(topic -> topic.tellings().isEmpty()
                        ? write(event, List.of())
                        : changes.apply("notice_about", new About(event.id()), Happened.class)
                                .zipWith(hours(event.councilId()))
                                .flatMap(found -> write(
                                        event,
                                        Decision.of(topic, found.getT1()).stream()
                                                .map(draft -> notice(event, draft, found.getT1(), found.getT2()))
                                                .toList())))
                .orElseGet(
                        () -> Mono.error(new IllegalStateException("Nobody decided who is told of " + event.topic()))));
    }

    private Mono<Hours> hours(UUID councilId) {
        return Mono.defer(() -> settings.on(councilId, London.today(clock)))
                .map(inForce -> new Hours(
                        inForce.get(Setting.QUIET_FROM),
                        inForce.get(Setting.QUIET_UNTIL),
                        inForce.get(Setting.DIGEST_AT)));
    }

    private Notice notice(Event event, Draft draft, Happened happened, Hours hours) {
        Happened.Form form = draft.form();
        Sending sending = form == null
                ? new Sending(List.of(), false)
                : draft.outside() == null
                        ? Sending.of(draft.urgency(), form, hours, clock.instant())
                        : Sending.outside(hours, clock.instant());
        return new Notice(
                Ids.next(),
                draft.words(),
                draft.urgency().slug(),
                draft.personId(),
                draft.office() == null
                        ? null
                        : draft.office()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                draft.forPersonId(),
                Figures.of(event.payload(), happened),
                draft.outside() != null,
                sending.call() && draft.callable(),
                sending.ways().stream()
                        .map(by -> new Delivery(
                                Ids.next(),
                                by.way().slug(),
                                by.urgent(),
                                by.day() == null ? null : by.day().toString(),
                                by.dueAt(),
                                draft.outside()))
                        .toList());
    }

    private Mono<String> write(Event event, List<Notice> notices) {
        return Mono.defer(() -> changes.apply(
                        "notice_write",
                        new Write(
                                event.id(),
                                event.councilId(),
                                clock.instant(),
                                realTime.instant(),
                                handled.contains(event.topic()),
                                notices),
                        Notices.Outcome.class))
                .map(Notices.Outcome::outcome);
    }

    private Mono<String> later(Event event, Throwable error) {
        Duration wait = BackOff.after(Math.min(event.attempts() + 1, BackOff.MOST_ATTEMPTS - 1), 0)
                .orElseThrow();
        LOG.warn("Event {} ({}) can't be told now, again in {}: {}", event.id(), event.topic(), wait, error.toString());
        return Mono.defer(() -> changes.apply(
                        "notice_not_written",
                        new NotWritten(
                                event.id(), error.toString(), realTime.instant().plus(wait)),
                        Notices.Outcome.class))
                .thenReturn("later");
    }

    private record Untold(Instant at, int limit) {}

    private record Events(List<Event> events) {}

    private record Event(UUID id, UUID councilId, String topic, JsonNode payload, Instant at, int attempts) {}

    private record About(UUID id) {}

    private record Delivery(
            UUID id,
            String way,
            boolean urgent,
            @Nullable String day,
            Instant dueAt,
            @Nullable String address) {}

    private record Notice(
            UUID id,
            String words,
            String urgency,
            @Nullable UUID personId,
            @Nullable String role,
            @Nullable UUID forPersonId,
            Map<String, Object> args,
            boolean outside,
            boolean call,
            List<Delivery> deliveries) {}

    private record Write(
            UUID eventId, UUID councilId, Instant at, Instant realAt, boolean handled, List<Notice> notices) {}

    private record NotWritten(UUID eventId, String error, Instant tellAt) {}
}
