package uk.directly.budget;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Csv;

/**
 * A funding run as a CSV file, a row a line, in pounds with two decimals. Read a few thousand lines at a time: a whole run
 * doesn't fit in memory, and a reader who is slow keeps no statement open.
 */
@Service
public class FundingFile {
    private static final int AT_ONCE = 2000;
    private static final String HEAD = "line,award,name,case reference,kind,from,to,days,amount,before,new,changed,"
            + "warnings,state,left out because" + Csv.END;

    private final FundingBook book;

    FundingFile(FundingBook book) {
        this.book = book;
    }

    /** The file's lines, each with its end. */
    public Flux<String> lines(UUID councilId, UUID runId) {
        return Flux.concat(
                Flux.just(HEAD),
                part(councilId, runId, null)
                        .expand(part -> part.size() < AT_ONCE
                                ? Mono.empty()
                                : part(councilId, runId, part.getLast().place()))
                        .concatMapIterable(part -> part)
                        .map(FundingFile::line));
    }

    private Mono<List<FundingLine>> part(UUID councilId, UUID runId, FundingLine.@Nullable Place after) {
        return book.lines(councilId, runId, FundingFilter.ALL, after, AT_ONCE).collectList();
    }

    static String line(FundingLine line) {
        String reference = line.holder().caseReference();
        Long before = line.beforePence();
        return String.join(
                        ",",
                        line.id().toString(),
                        line.awardId().toString(),
                        Csv.text(line.holder().name()),
                        reference == null ? "" : Csv.text(reference),
                        line.kind().slug(),
                        line.from().toString(),
                        line.to().toString(),
                        String.valueOf(line.days()),
                        Csv.pounds(line.amountPence()),
                        before == null ? "" : Csv.pounds(before),
                        String.valueOf(line.isNew()),
                        String.valueOf(line.isChanged()),
                        line.warnings().stream().map(FundingWarning::slug).collect(Collectors.joining(" ")),
                        line.state(),
                        line.why() == null ? "" : line.why())
                + Csv.END;
    }
}
