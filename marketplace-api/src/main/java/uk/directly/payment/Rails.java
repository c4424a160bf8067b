package uk.directly.payment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rails that are there, by name. Whatever goes wrong inside one leaves the outcome open, and is never an error. */
@Component
class Rails {
    private final Map<String, Rail> byName;

    Rails(List<Rail> rails) {
        byName = rails.stream().collect(Collectors.toUnmodifiableMap(Rail::name, Function.identity()));
    }

    Mono<RailAnswer> send(@Nullable String rail, PaymentInstruction instruction) {
        return Mono.defer(() -> named(rail).send(instruction))
                .onErrorResume(error -> Mono.just(new RailAnswer.Unknown(error.toString())));
    }

    Mono<RailAnswer> askAgain(String rail, PaymentInstruction instruction) {
        return Mono.defer(() -> named(rail).askAgain(instruction))
                .onErrorResume(error -> Mono.just(new RailAnswer.Unknown(error.toString())));
    }

    Mono<RailStatus> status(String rail, PaymentInstruction instruction, String reference) {
        return Mono.defer(() -> named(rail).status(instruction, reference))
                .onErrorResume(error -> Mono.just(new RailStatus.Open(error.toString())));
    }

    private Rail named(@Nullable String name) {
        Rail rail = name == null ? null : byName.get(name);
        if (rail == null) {
            throw new IllegalStateException("There is no rail " + name);
        }
        return rail;
    }
}
