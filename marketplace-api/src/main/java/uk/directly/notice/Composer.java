package uk.directly.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.notice.model.Way;
import uk.directly.notice.model.Words;

/** Puts what somebody is told into a message: a mail or a letter with all the words, an SMS with few and without names. */
@Component
class Composer {
    private final Notices notices;
    private final ObjectProvider<LetterPrinter> printer;
    private final @Nullable String address;

    Composer(Notices notices, ObjectProvider<LetterPrinter> printer, NoticeSettings settings) {
        this.notices = notices;
        this.printer = printer;
        this.address = settings.address();
    }

    /** The message of this delivery, which has somewhere to go to. */
    Message message(Due due, String to, LocalDate today) {
        Way way = Way.of(due.way());
        Words.Text text = text(due);
        return switch (way) {
            case SMS ->
                new Message(due.id(), way, to, due.name(), "", notices.words().sms(text), Mono.empty());
            case LETTER ->
                new Message(
                        due.id(),
                        way,
                        to,
                        due.name(),
                        text.subject(),
                        String.join("\n\n", paragraphs(due)),
                        Mono.defer(() -> printer.getObject().print(letter(due, to, today))));
            case EMAIL ->
                new Message(
                        due.id(),
                        way,
                        to,
                        due.name(),
                        text.subject(),
                        String.join("\n\n", mail(due)) + "\n",
                        Mono.empty());
            case PAGE -> throw new IllegalArgumentException("Nothing is sent to a page");
        };
    }

    Letter letter(Due due, String lines, LocalDate today) {
        return new Letter(
                due.name(),
                Arrays.asList(lines.split("\n", -1)),
                today,
                text(due).subject(),
                paragraphs(due),
                due.council(),
                due.councilPhone(),
                // Easy Read is in large letters, too.
                due.largePrint() || due.easyRead());
    }

    /** One notice as it is; several as a digest. */
    private Words.Text text(Due due) {
        return due.day() == null
                ? notices.words(due.notices().getFirst())
                : notices.words().of("digest", new Words.Gaps(Map.of()), null);
    }

    private List<String> paragraphs(Due due) {
        List<String> lines = new ArrayList<>();
        if (due.day() != null) {
            lines.add(text(due).full());
        }
        due.notices().forEach(told -> lines.addAll(notices.lines(told)));
        return lines;
    }

    private List<String> mail(Due due) {
        List<String> lines = paragraphs(due);
        Words words = notices.words();
        if (due.isOutside()) {
            lines.add(words.fill("outside.link", Map.of("address", (address == null ? "" : address) + "/helping")));
            return lines;
        }
        if (address != null) {
            lines.add(words.fill("page.link", Map.of("address", address + "/notices")));
        }
        if (due.councilPhone() != null) {
            lines.add(words.fill("call.us", Map.of("council", due.council(), "phone", due.councilPhone())));
        }
        if (address != null) {
            lines.add(words.fill("page.stop", Map.of("address", address + "/notices/how")));
        }
        return lines;
    }
}
