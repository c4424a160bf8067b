package uk.directly.enquiry.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.people.AllowEveryone;
import uk.directly.web.PdfPrinter;
import uk.directly.web.Viewer;

/** Questions for a first meeting, to read and to print (R43). */
@Controller
@AllowEveryone
class FirstMeetingController {
    private final PdfPrinter printer;

    FirstMeetingController(PdfPrinter printer) {
        this.printer = printer;
    }

    @GetMapping("/first-meeting")
    Rendering page(Viewer viewer) {
        return FirstMeetingPage.of(viewer).show();
    }

    @GetMapping("/first-meeting.pdf")
    Mono<ResponseEntity<byte[]>> print(
            @RequestParam(name = "print", required = false) @Nullable String print, Viewer viewer) {
        return printer.print(FirstMeetingPrint.of(viewer, "large".equals(print)))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "inline; filename=\"first-meeting.pdf\"")
                        .body(pdf));
    }
}
