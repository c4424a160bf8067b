package uk.directly.notice.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.notice.Letter;
import uk.directly.notice.LetterPrinter;
import uk.directly.web.PdfPrinter;

/** Letters from the same templates as pages (ADR 14). */
@Component
class LettersPrinted implements LetterPrinter {
    private final PdfPrinter printer;
    private final boolean demonstration;

    LettersPrinted(PdfPrinter printer, @Value("${directly.pages.demonstration:false}") boolean demonstration) {
        this.printer = printer;
        this.demonstration = demonstration;
    }

    @Override
    public Mono<byte[]> print(Letter letter) {
        return Mono.defer(() -> printer.print(LetterPrint.of(letter, demonstration)));
    }
}
