package uk.directly.notice.govuknotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import uk.directly.notice.Channel;
import uk.directly.notice.Message;
import uk.directly.notice.model.Way;
import uk.gov.service.notify.NotificationClient;

/** GOV.UK Notify's own client, against a stand-in that speaks its HTTP. */
class NotifyChannelTests {
    private static final String EMAIL = UUID.randomUUID().toString();
    private static final String SMS = UUID.randomUUID().toString();
    private static final String KEY = "test-" + UUID.randomUUID() + "-" + UUID.randomUUID();

    private final NotifyStub notify = new NotifyStub();
    private final Channel channel;

    NotifyChannelTests() throws IOException {
        NotifySettings settings = new NotifySettings(KEY, EMAIL, SMS, true, notify.address());
        channel = new NotifyChannel(
                new NotificationClient(settings.key(), settings.baseUrl().toString()), settings);
    }

    @AfterEach
    void stop() {
        notify.close();
    }

    @Test
    @DisplayName("ADR 41 a mail goes by our template, under the delivery's id")
    void sendsMail() {
        UUID id = UUID.randomUUID();

        Channel.Handed handed =
                channel.send(message(id, Way.EMAIL, "tom@example.com")).block();

        JsonNode got = only();
        assertThat(handed)
                .isEqualTo(new Channel.Handed.Accepted(
                        notify.got.keySet().iterator().next().toString(), true));
        assertThat(got.path("template_id").asString()).isEqualTo(EMAIL);
        assertThat(got.path("email_address").asString()).isEqualTo("tom@example.com");
        assertThat(got.path("reference").asString()).isEqualTo(id.toString());
        assertThat(got.at("/personalisation/subject").asString()).isEqualTo("Subject");
        assertThat(got.at("/personalisation/body").asString()).isEqualTo("Text");
    }

    @Test
    void sendsTextMessages() {
        channel.send(message(UUID.randomUUID(), Way.SMS, "+447700900982")).block();

        assertThat(only().path("template_id").asString()).isEqualTo(SMS);
        assertThat(only().path("phone_number").asString()).isEqualTo("+447700900982");
        assertThat(only().at("/personalisation/text").asString()).isEqualTo("Text");
    }

    @Test
    void sendsLettersAsTheyArePrinted() {
        UUID id = UUID.randomUUID();

        channel.send(message(id, Way.LETTER, "1 High Street\nM33 2AA")).block();

        assertThat(only().path("reference").asString()).isEqualTo(id.toString());
        assertThat(java.util.Base64.getDecoder().decode(only().path("content").asString()))
                .asString(StandardCharsets.US_ASCII)
                .startsWith("%PDF");
    }

    @Test
    @DisplayName("ADR 41 it is asked by our id whether it got a message, and what became of it")
    void isAsked() {
        UUID id = UUID.randomUUID();
        assertThat(channel.find(Way.EMAIL, id).block()).isEmpty();

        Channel.Handed handed =
                channel.send(message(id, Way.EMAIL, "tom@example.com")).block();

        Optional<Channel.Handed.Accepted> found =
                Objects.requireNonNull(channel.find(Way.EMAIL, id).block());
        assertThat(found).contains((Channel.Handed.Accepted) Objects.requireNonNull(handed));
        assertThat(channel.find(Way.EMAIL, UUID.randomUUID()).block()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "created, UNDER_WAY", "sending, UNDER_WAY", "delivered, ARRIVED", "permanent-failure, FAILED",
        "temporary-failure, FAILED", "technical-failure, FAILED", "accepted, UNDER_WAY", "received, ARRIVED",
        "cancelled, FAILED"
    })
    void knowsWhatBecameOfIt(String status, Channel.Fate fate) {
        UUID id = UUID.randomUUID();
        channel.send(message(id, Way.EMAIL, "tom@example.com")).block();
        notify.status = status;

        assertThat(channel.fate(
                                Way.EMAIL,
                                id,
                                notify.got.keySet().iterator().next().toString())
                        .block())
                .isEqualTo(fate);
        assertThat(channel.fate(Way.EMAIL, id, UUID.randomUUID().toString()).block())
                .as("forgotten after seven days")
                .isEqualTo(Channel.Fate.UNKNOWN);
    }

    @Test
    void whatIsNoAddressIsRefusedForGood() {
        notify.refuseWith = 400;

        assertThat(channel.send(message(UUID.randomUUID(), Way.EMAIL, "nobody")).block())
                .isInstanceOf(Channel.Handed.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"403", "429", "500", "503"})
    void whatItCantDoNowIsTriedAgain(int code) {
        notify.refuseWith = code;
        Mono<Channel.Handed> sent = channel.send(message(UUID.randomUUID(), Way.EMAIL, "tom@example.com"));

        assertThatThrownBy(sent::block).isNotNull();
    }

    @Test
    @DisplayName("a half-configured Notify doesn't start")
    void refusesHalfOfIt() {
        URI there = URI.create("https://api.notifications.service.gov.uk");

        assertThatThrownBy(() -> new NotifySettings(null, EMAIL, null, false, there))
                .hasMessageContaining("api-key");
        assertThatThrownBy(() -> new NotifySettings("key", EMAIL, SMS, true, there))
                .hasMessageContaining("api-key");
        assertThatThrownBy(() -> new NotifySettings(KEY, null, null, false, there))
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> new NotifySettings(KEY, "mail", null, false, there))
                .hasMessageContaining("email-template");
        assertThatThrownBy(() -> new NotifySettings(KEY, EMAIL, null, false, URI.create("http://notify.example")))
                .hasMessageContaining("https");
        assertThat(new NotifySettings(KEY, EMAIL, null, false, there).toString())
                .doesNotContain(KEY);
        assertThat(new NotifyChannel(new NotificationClient(KEY), new NotifySettings(KEY, EMAIL, null, false, there))
                        .ways())
                .containsExactly(Way.EMAIL);
    }

    private JsonNode only() {
        assertThat(notify.got).hasSize(1);
        return notify.got.values().iterator().next();
    }

    private static Message message(UUID id, Way way, String to) {
        return new Message(
                id, way, to, "Tom", "Subject", "Text", Mono.just("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));
    }
}
