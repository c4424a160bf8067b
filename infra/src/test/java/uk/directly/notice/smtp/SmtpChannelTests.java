package uk.directly.notice.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.publisher.Mono;
import uk.directly.notice.Channel;
import uk.directly.notice.Message;
import uk.directly.notice.model.Way;

/** Mail, against a mail server in this process. */
class SmtpChannelTests {
    private static final String FROM = "support@council.example";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    SmtpChannelTests() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    @DisplayName("ADR 41 sends the words as they are, under an id of its own, and answers of machines don't come back")
    void sends() throws MessagingException, IOException {
        UUID id = UUID.randomUUID();

        assertThat(channel(server.getSmtp().getPort()).send(mail(id)).block())
                .isEqualTo(new Channel.Handed.Accepted("<" + id + "@council.example>", false));

        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getMessageID()).isEqualTo("<" + id + "@council.example>");
        assertThat(got.getSubject()).isEqualTo("A visit can’t happen");
        assertThat(got.getContent().toString().strip()).isEqualTo("£44.50 is free again.");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getAllRecipients()).extracting(Object::toString).containsExactly("tom@example.com");
    }

    @Test
    @DisplayName("ADR 41 the same mail again has the same Message-ID, by which a mailbox knows it")
    void again() throws MessagingException {
        UUID id = UUID.randomUUID();
        Channel channel = channel(server.getSmtp().getPort());

        channel.send(mail(id)).block();
        assertThat(channel.find(Way.EMAIL, id).block())
                .as("a mail server can't be asked")
                .isEmpty();
        channel.send(mail(id)).block();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void isRefusedWhereTheServerKnowsNoSuchAddress() throws IOException {
        try (Unwilling unwilling = new Unwilling("550 5.1.1 no such user")) {
            assertThat(channel(unwilling.port()).send(mail(UUID.randomUUID())).block())
                    .isInstanceOf(Channel.Handed.Refused.class);
        }
    }

    @Test
    void isTriedAgainWhereTheServerCantNow() throws IOException {
        try (Unwilling unwilling = new Unwilling("450 4.2.1 try later")) {
            Mono<Channel.Handed> sent = channel(unwilling.port()).send(mail(UUID.randomUUID()));

            assertThatThrownBy(sent::block).isNotNull();
        }
    }

    @Test
    void isTriedAgainWhereThereIsNoServer() {
        int port = server.getSmtp().getPort();
        server.stop();
        Mono<Channel.Handed> sent = channel(port).send(mail(UUID.randomUUID()));

        assertThatThrownBy(sent::block).isNotNull();
    }

    @Test
    @DisplayName("a council that sends mail says from whom")
    void needsASender() {
        assertThatThrownBy(() -> new MailSettings("nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MailSettings(null).sender()).hasMessageContaining("directly.mail.from");
    }

    private static Message mail(UUID id) {
        return new Message(
                id, Way.EMAIL, "tom@example.com", "Tom", "A visit can’t happen", "£44.50 is free again.", Mono.empty());
    }

    private static Channel channel(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        return new SmtpChannel(sender, FROM);
    }

    /** A mail server that takes everything but the recipient. */
    private static final class Unwilling implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final String answer;

        Unwilling(String answer) throws IOException {
            this.answer = answer;
            Thread.ofPlatform().daemon().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            try (Socket caller = socket.accept()) {
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
                say(caller.getOutputStream(), "220 here");
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    say(caller.getOutputStream(), line.startsWith("RCPT") ? answer : "250 ok");
                }
            } catch (IOException e) {
                // The test is over.
                Thread.currentThread().interrupt();
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
