package uk.directly.payment.web;

import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.payment.OwnBankStatement;
import uk.directly.payment.StatementLook;
import uk.directly.web.FormErrors;

/** Finds what is on a list to pay in the file of a bank (R27). Looking changes nothing: whoever pays ticks. */
@Component
class BankFileDesk {
    private final OwnBankStatement statement;

    BankFileDesk(OwnBankStatement statement) {
        this.statement = statement;
    }

    Rendering ask(ToPayDesk.Visit visit) {
        visit.payer();
        return BankFilePage.of(visit.viewer(), visit.side(), FormErrors.NONE).show();
    }

    Mono<Rendering> look(ToPayDesk.Visit visit, ServerWebExchange exchange) {
        return file(exchange)
                .flatMap(bytes -> bytes.length == 0
                        ? Mono.just(wrong(visit, "Choose the file that your bank gave you"))
                        : statement.look(visit.payer(), bytes).map(look -> found(visit, look)));
    }

    private static Rendering found(ToPayDesk.Visit visit, StatementLook look) {
        return look.read() == 0
                ? wrong(
                        visit,
                        "We can’t find dates and amounts in this file. Choose one that your bank calls CSV, not PDF")
                : BankFoundPage.of(visit.viewer(), visit.side(), look).show();
    }

    private static Rendering wrong(ToPayDesk.Visit visit, String why) {
        return BankFilePage.of(visit.viewer(), visit.side(), FormErrors.one(BankFilePage.FIELD, why))
                .show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The bytes of the file; none where no file came along. */
    private static Mono<byte[]> file(ServerWebExchange exchange) {
        return exchange.getMultipartData()
                .flatMapMany(parts -> Flux.fromIterable(parts.getOrDefault(BankFilePage.FIELD, List.of())))
                .next()
                .map(Part::content)
                .flatMap(DataBufferUtils::join)
                .map(BankFileDesk::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
