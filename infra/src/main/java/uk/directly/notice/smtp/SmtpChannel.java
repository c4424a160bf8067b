package uk.directly.notice.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.notice.Channel;
import uk.directly.notice.Message;
import uk.directly.notice.model.Way;

/**
 * Sends mail. A mail server can't be asked what it got: after a crash between sending and noting it the mail goes out again,
 * with the same Message-ID, by which most mailboxes show it once. That it was taken doesn't say that it was read.
 */
final class SmtpChannel implements Channel {
    private static final int FOR_GOOD = 500;

    private final JavaMailSender sender;
    private final String from;
    private final String domain;

    SmtpChannel(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
        this.domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    @Override
    public Set<Way> ways() {
        return Set.of(Way.EMAIL);
    }

    @Override
    public Mono<Handed> send(Message message) {
        return Mono.<Handed>fromCallable(() -> {
                    String id = "<" + message.id() + "@" + domain + ">";
                    sender.send(mail(message, id));
                    return new Handed.Accepted(id, false);
                })
                .onErrorResume(
                        MailSendException.class,
                        error -> isRefused(error)
                                ? Mono.just(new Handed.Refused("The mail server knows no such address"))
                                : Mono.error(error))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private MimeMessage mail(Message message, String id) throws MessagingException {
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(message.to());
        helper.setSubject(message.subject());
        helper.setText(message.text());
        // The sender keeps what is set here.
        mail.setHeader("Message-ID", id);
        // Nobody's "out of office" answers a notice (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** Whether the server will never take mail for that address; what it can't take now is tried again. */
    private static boolean isRefused(MailSendException error) {
        for (Exception each : error.getMessageExceptions()) {
            for (@Nullable Exception next = each; next != null; next = next(next)) {
                if (next instanceof SMTPAddressFailedException failed && failed.getReturnCode() >= FOR_GOOD) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Exception next(Exception error) {
        return error instanceof MessagingException failed ? failed.getNextException() : null;
    }
}
