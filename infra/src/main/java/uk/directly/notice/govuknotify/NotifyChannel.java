package uk.directly.notice.govuknotify;

import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.notice.Channel;
import uk.directly.notice.Message;
import uk.directly.notice.model.Way;
import uk.gov.service.notify.Notification;
import uk.gov.service.notify.NotificationClientApi;
import uk.gov.service.notify.NotificationClientException;

/**
 * Hands messages to GOV.UK Notify under the delivery's id as its reference. Notify is asked by that reference before anything is
 * handed over again, so a crash makes no second message; later it is asked what became of it.
 */
final class NotifyChannel implements Channel {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final NotificationClientApi client;
    private final NotifySettings settings;

    NotifyChannel(NotificationClientApi client, NotifySettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Set<Way> ways() {
        EnumSet<Way> ways = EnumSet.noneOf(Way.class);
        if (settings.emailTemplate() != null) {
            ways.add(Way.EMAIL);
        }
        if (settings.smsTemplate() != null) {
            ways.add(Way.SMS);
        }
        if (settings.letters()) {
            ways.add(Way.LETTER);
        }
        return ways;
    }

    @Override
    public Mono<Handed> send(Message message) {
        String reference = message.id().toString();
        Mono<UUID> sent = switch (message.way()) {
            case EMAIL ->
                blocking(() -> client.sendEmail(
                                settings.emailTemplate(),
                                message.to(),
                                Map.of("subject", message.subject(), "body", message.text()),
                                reference)
                        .getNotificationId());
            case SMS ->
                blocking(() -> client.sendSms(
                                settings.smsTemplate(), message.to(), Map.of("text", message.text()), reference)
                        .getNotificationId());
            case LETTER ->
                message.letter()
                        .flatMap(pdf -> blocking(() -> client.sendPrecompiledLetterWithInputStream(
                                        reference, new ByteArrayInputStream(pdf))
                                .getNotificationId()));
            case PAGE -> Mono.error(new IllegalArgumentException("Nothing is sent to a page"));
        };
        return sent.<Handed>map(id -> new Handed.Accepted(id.toString(), true))
                .onErrorResume(
                        NotificationClientException.class,
                        // What it calls a bad request it will never take: no such number, no such address.
                        error -> error.getHttpResult() == BAD_REQUEST
                                ? Mono.just(new Handed.Refused("GOV.UK Notify does not take it"))
                                : Mono.error(error));
    }

    @Override
    public Mono<Optional<Handed.Accepted>> find(Way way, UUID id) {
        return blocking(() -> client.getNotifications(null, way.slug(), id.toString(), null).getNotifications().stream()
                .map(Notification::getId)
                .map(found -> new Handed.Accepted(found.toString(), true))
                .findFirst());
    }

    @Override
    public Mono<Fate> fate(Way way, UUID id, @Nullable String reference) {
        return blocking(() -> client.getNotificationById(Objects.requireNonNull(reference)))
                .map(found -> fate(found.getStatus()))
                .onErrorResume(
                        NotificationClientException.class,
                        error -> error.getHttpResult() == NOT_FOUND ? Mono.just(Fate.UNKNOWN) : Mono.error(error));
    }

    /** By the names that Notify gives the states of mail, text messages and letters. */
    private static Fate fate(String status) {
        return switch (status) {
            // "received": the printer has it, which is the last that is heard of a letter.
            case "delivered", "received" -> Fate.ARRIVED;
            case "permanent-failure",
                    "temporary-failure",
                    "technical-failure",
                    "cancelled",
                    "virus-scan-failed",
                    "validation-failed" -> Fate.FAILED;
            default -> Fate.UNDER_WAY;
        };
    }

    private static <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic());
    }
}
