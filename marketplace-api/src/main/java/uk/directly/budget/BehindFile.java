package uk.directly.budget;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Csv;

/** Whose share is not paid in time, as a CSV file, in pounds with two decimals. */
@Service
public class BehindFile {
    private static final int AT_ONCE = 2000;
    private static final String HEAD = "budget,name,case reference,due on,into the budget,bills,amount" + Csv.END;

    private final Contributions contributions;

    BehindFile(Contributions contributions) {
        this.contributions = contributions;
    }

    /** The file's lines, each with its end. */
    public Flux<String> lines(UUID councilId) {
        return Flux.concat(
                Flux.just(HEAD),
                part(councilId, null)
                        .expand(part -> part.size() < AT_ONCE ? Mono.empty() : part(councilId, part.getLast()))
                        .concatMapIterable(part -> part)
                        .map(BehindFile::line));
    }

    private Mono<List<Behind>> part(UUID councilId, @Nullable Behind after) {
        return contributions.behind(councilId, after, AT_ONCE).collectList();
    }

    static String line(Behind behind) {
        String reference = behind.holder().caseReference();
        return String.join(
                        ",",
                        behind.budgetId().toString(),
                        Csv.text(behind.holder().name()),
                        reference == null ? "" : Csv.text(reference),
                        behind.since().toString(),
                        Csv.pounds(behind.netPence()),
                        Csv.pounds(behind.grossPence()),
                        Csv.pounds(behind.pence()))
                + Csv.END;
    }
}
