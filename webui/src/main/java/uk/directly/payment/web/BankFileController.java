package uk.directly.payment.web;

import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.payment.OwnBankStatement;
import uk.directly.payment.StatementLook;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Viewer;

/** Finds what is on the list to pay in the file of one's bank (R27). Looking changes nothing: the person ticks. */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class BankFileController {
    static final String HERE = ToPayController.HERE + "/statement";

    private final OwnBankStatement statement;

    BankFileController(OwnBankStatement statement) {
        this.statement = statement;
    }

    @GetMapping(HERE)
    Rendering ask(Viewer viewer) {
        return BankFilePage.of(viewer, FormErrors.NONE).show();
    }

    @PostMapping(HERE)
    Mono<Rendering> look(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return file(exchange)
                .flatMap(bytes -> bytes.length == 0
                        ? Mono.just(wrong(viewer, "Choose the file that your bank gave you"))
                        : statement.look(actor, bytes).map(look -> found(viewer, look)));
    }

    private static Rendering found(Viewer viewer, StatementLook look) {
        return look.read() == 0
                ? wrong(
                        viewer,
                        "We can’t find dates and amounts in this file. Choose one that your bank calls CSV, not PDF")
                : BankFoundPage.of(viewer, look).show();
    }

    private static Rendering wrong(Viewer viewer, String why) {
        return BankFilePage.of(viewer, FormErrors.one(BankFilePage.FIELD, why)).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The bytes of the file; none where no file came along. */
    private static Mono<byte[]> file(ServerWebExchange exchange) {
        return exchange.getMultipartData()
                .flatMapMany(parts -> Flux.fromIterable(parts.getOrDefault(BankFilePage.FIELD, List.of())))
                .next()
                .map(Part::content)
                .flatMap(DataBufferUtils::join)
                .map(BankFileController::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
