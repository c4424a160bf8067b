package uk.directly.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * Makes PDFs that keep to PDF/UA-1 (R100). It takes processor time, some two milliseconds for a row of a table, so only
 * two are made at once, on threads of their own; a few wait, and more are asked to come back.
 */
@Component
public class PdfPrinter implements DisposableBean {
    private static final int AT_ONCE = 2;
    private static final int WAITING_EACH = 10;
    private static final String RETRY_SECONDS = "5";

    /** What XML can't hold. Nobody can read it either. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final Templates templates;
    private final PdfWriter writer;
    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, WAITING_EACH, "print", 60, true);

    PdfPrinter(Templates templates) throws IOException {
        this.templates = templates;
        this.writer = new PdfWriter();
    }

    /** The document as a PDF. */
    public Mono<byte[]> print(Printed document) {
        return Mono.fromCallable(() -> writer.write(html(document)))
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, busy -> busy());
    }

    private String html(Printed document) {
        String filled = new String(templates.fill(document.template(), document).toByteArray(), StandardCharsets.UTF_8);
        return NO_TEXT.matcher(filled).replaceAll(" ");
    }

    private static Problem busy() {
        return Problem.of(ProblemType.UNAVAILABLE, "Many documents are being made. Try again in a few seconds.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
