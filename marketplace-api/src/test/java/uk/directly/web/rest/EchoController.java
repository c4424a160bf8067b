package uk.directly.web.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.r2dbc.spi.R2dbcTimeoutException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A route of each kind, for the tests of what all routes share. */
@RestController
class EchoController {
    enum Kind {
        SELF_EMPLOYED,
        BUSINESS
    }

    enum Colour {
        DARK_RED,
        GREEN;

        @JsonCreator
        static Colour of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    record Line(long amountPence, @Nullable Kind kind) {}

    record Order(
            @NotNull UUID offerId,
            @Nullable Instant start,
            @Nullable LocalDate on,
            @Nullable @Positive Long pence,
            @Nullable Boolean urgent,
            @Nullable String note,
            @Nullable List<Colour> colours,
            @Nullable List<@Valid Line> lines) {}

    @PostMapping("/api/v1/orders")
    Mono<Order> order(@Valid @RequestBody Order order) {
        return Mono.just(order);
    }

    @PostMapping("/api/v1/keyed")
    String keyed(RequestKey key) {
        return key.value();
    }

    @GetMapping("/api/v1/orders/{id}")
    Map<String, Object> one(
            @PathVariable("id") UUID id,
            @RequestParam Instant from,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "1") @Max(5) int miles) {
        return Map.of("id", id, "from", from, "miles", miles);
    }

    @GetMapping("/api/v1/numbers")
    ResponseEntity<PageOf<Long>> numbers(Paging paging) {
        Cursor after = paging.after();
        long first = after == null ? 1 : after.number(0) + 1;
        List<Long> rows =
                LongStream.rangeClosed(first, 45).boxed().limit(paging.fetch()).toList();
        return paging.answer(rows, last -> Cursor.after(last));
    }

    @GetMapping("/api/v1/refused")
    Mono<String> refused() {
        return Mono.error(Problem.of(ProblemType.INSUFFICIENT_FUNDS, "£20.00 short.", Map.of("shortPence", 2000)));
    }

    @GetMapping("/api/v1/broken")
    Mono<String> broken() {
        return Mono.error(new IllegalStateException("select secret from table"));
    }

    @GetMapping("/api/v1/slow")
    Mono<String> slow() {
        return Mono.error(new QueryTimeoutException("pool", new R2dbcTimeoutException("late")));
    }
}
