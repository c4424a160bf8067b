package uk.directly.agreement.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.agreement.AgreementBook;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.PdfPrinter;
import uk.directly.web.Viewer;

/** A version of an agreement as PDF, for either of the two (ADR 14). */
@Controller
class AgreementPrintController {
    private final AgreementBook book;
    private final PdfPrinter printer;

    AgreementPrintController(AgreementBook book, PdfPrinter printer) {
        this.book = book;
        this.printer = printer;
    }

    @GetMapping("/agreements/{id}/print.pdf")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<byte[]>> print(
            @PathVariable("id") UUID id,
            @RequestParam(name = "version", required = false) @Nullable String version,
            @RequestParam(name = "print", required = false) @Nullable String print,
            Actor actor,
            Viewer viewer) {
        return book.one(actor, id)
                .flatMap(agreement -> Mono.justOrEmpty(agreement.version(HolderAgreementsController.number(version)))
                        .map(found -> AgreementPrint.of(
                                viewer,
                                agreement,
                                found,
                                agreement.holder().id().equals(actor.forPersonId()),
                                "large".equals(print))))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(printer::print)
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "inline; filename=\"agreement.pdf\"")
                        .header("Cache-Control", "private, no-store")
                        .body(pdf));
    }
}
